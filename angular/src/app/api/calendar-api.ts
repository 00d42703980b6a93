import { HttpClient, HttpParams } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import { Observable } from 'rxjs';
import { CalendarDay } from './desk-models';
import { Items } from './models';

/** For the calendar by which working days are counted. */
@Injectable({ providedIn: 'root' })
export class CalendarApi {
  private readonly http = inject(HttpClient);
  private readonly base = '/api/review/calendar';

  ofYear(year: number): Observable<Items<CalendarDay>> {
    return this.http.get<Items<CalendarDay>>(this.base, { params: new HttpParams().set('year', year) });
  }
  set(day: CalendarDay): Observable<CalendarDay> {
    return this.http.post<CalendarDay>(this.base, day);
  }
  remove(day: string): Observable<void> {
    return this.http.delete<void>(this.base, { params: new HttpParams().set('day', day) });
  }
  import(year: number, text: string): Observable<Items<CalendarDay>> {
    return this.http.post<Items<CalendarDay>>(`${this.base}/import`, { year, text });
  }
}
