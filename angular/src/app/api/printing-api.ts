import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import { Observable } from 'rxjs';

/** For the application record as PDF. */
@Injectable({ providedIn: 'root' })
export class PrintingApi {
  private readonly http = inject(HttpClient);

  record(applicationId: string): Observable<Blob> {
    return this.http.get(recordUrl(applicationId), { responseType: 'blob' });
  }
  records(ids: string[]): Observable<Blob> {
    return this.http.post('/api/printing/records', { ids }, { responseType: 'blob' });
  }
}

/** The record's own address: a plain link, so that the phone's PDF viewer opens it. */
export function recordUrl(applicationId: string): string {
  return `/api/printing/applications/${applicationId}/record`;
}
