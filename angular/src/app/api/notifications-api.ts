import { HttpClient, HttpParams } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import { Observable } from 'rxjs';
import { DemoSms, Items, NoticePage } from './models';

/** For the signed-in user's notices, and the demo's SMS outbox. */
@Injectable({ providedIn: 'root' })
export class NotificationsApi {
  private readonly http = inject(HttpClient);

  mine(after: string | null = null, limit = 20): Observable<NoticePage> {
    let params = new HttpParams().set('limit', limit);
    if (after) {
      params = params.set('after', after);
    }
    return this.http.get<NoticePage>('/api/notifications/mine', { params });
  }
  unread(): Observable<{ count: number }> {
    return this.http.get<{ count: number }>('/api/notifications/mine/unread');
  }
  read(id: string): Observable<void> {
    return this.http.post<void>(`/api/notifications/mine/${id}/read`, {});
  }
  readAll(): Observable<void> {
    return this.http.post<void>('/api/notifications/mine/read-all', {});
  }
  demoSms(): Observable<Items<DemoSms>> {
    return this.http.get<Items<DemoSms>>('/api/notifications/demo-sms');
  }
}
