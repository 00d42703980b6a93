import { HttpClient } from '@angular/common/http';
import { Injectable, inject } from '@angular/core';
import { Observable } from 'rxjs';
import { DuplicateCase, DuplicatePage, DuplicateState, ResolveInput } from './duplicates-models';
import { ReviewSide } from './models';

/** Applications of different students with the same certificate number or ID number. */
@Injectable({ providedIn: 'root' })
export class DuplicatesApi {
  private readonly http = inject(HttpClient);

  query(state: DuplicateState, after: string | null): Observable<DuplicatePage> {
    return this.http.post<DuplicatePage>('/api/review/university/duplicates/query', { state, after });
  }
  get(side: ReviewSide, pairId: string): Observable<DuplicateCase> {
    return this.http.get<DuplicateCase>(`/api/review/${side}/duplicates/${pairId}`);
  }
  resolve(pairId: string, input: ResolveInput): Observable<DuplicateCase> {
    return this.http.post<DuplicateCase>(`/api/review/university/duplicates/${pairId}/resolve`, input);
  }
}
