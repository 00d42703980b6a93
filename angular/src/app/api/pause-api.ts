import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import { Observable } from 'rxjs';
import { ReviewDetail, ReviewSide } from './models';

/** Puts a case off at a desk, and resumes it. */
@Injectable({ providedIn: 'root' })
export class PauseApi {
  private readonly http = inject(HttpClient);

  pause(side: ReviewSide, id: string, input: { version: number; reason: string; until: string | null }): Observable<ReviewDetail> {
    return this.http.post<ReviewDetail>(`/api/review/${side}/applications/${id}/pause`, input);
  }
  resume(side: ReviewSide, id: string, version: number): Observable<ReviewDetail> {
    return this.http.post<ReviewDetail>(`/api/review/${side}/applications/${id}/resume`, { version });
  }
}
