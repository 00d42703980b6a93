import { HttpClient, HttpResponse } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import { Observable } from 'rxjs';
import { RememberedView, ReviewQueues, ReviewSummary, ShownClaim } from './desk-models';
import {
  AmendInput,
  Amendable,
  AppealDto,
  Items,
  PastCaseDto,
  RejectInput,
  ReviewDetail,
  ReviewFilter,
  ReviewOptions,
  ReviewPage,
  ReviewQuery,
  ReviewSide,
  SubmissionDto,
} from './models';
import { ApproveInput, BulkApproveInput, BulkRow, ChecklistPoint, ChecklistVersion } from './review-models';
import { RevealInput, RevealedNumbers } from './logs-models';

export const claimUrl = (side: ReviewSide, id: string) => `/api/review/${side}/applications/${id}/claim`;

/** For both reviewing desks: the side says which one speaks. */
@Injectable({ providedIn: 'root' })
export class ReviewApi {
  private readonly http = inject(HttpClient);

  options(side: ReviewSide): Observable<ReviewOptions> {
    return this.http.get<ReviewOptions>(`/api/review/${side}/options`);
  }
  summary(side: ReviewSide): Observable<ReviewSummary> {
    return this.http.get<ReviewSummary>(`/api/review/${side}/summary`);
  }
  queues(side: ReviewSide): Observable<ReviewQueues> {
    return this.http.get<ReviewQueues>(`/api/review/${side}/queues`);
  }
  view(side: ReviewSide): Observable<{ view: RememberedView | null }> {
    return this.http.get<{ view: RememberedView | null }>(`/api/review/${side}/view`);
  }
  keepView(side: ReviewSide, view: RememberedView): Observable<void> {
    return this.http.put<void>(`/api/review/${side}/view`, view);
  }
  query(side: ReviewSide, query: ReviewQuery): Observable<ReviewPage> {
    return this.http.post<ReviewPage>(`/api/review/${side}/applications/query`, query);
  }
  get(side: ReviewSide, id: string): Observable<ReviewDetail> {
    return this.http.get<ReviewDetail>(`/api/review/${side}/applications/${id}`);
  }
  /** What students of the centre ask after their time is over. */
  appeals(): Observable<Items<AppealDto>> {
    return this.http.get<Items<AppealDto>>('/api/review/center/appeals');
  }
  /** Every submission as it was, the first one first. */
  submissions(side: ReviewSide, id: string): Observable<Items<SubmissionDto>> {
    return this.http.get<Items<SubmissionDto>>(`/api/review/${side}/applications/${id}/submissions`);
  }
  /** What lay before whoever made the decision of this record. */
  decided(side: ReviewSide, id: string, recordId: string): Observable<PastCaseDto> {
    return this.http.get<PastCaseDto>(`/api/review/${side}/applications/${id}/records/${recordId}`);
  }
  reveal(side: ReviewSide, id: string, input: RevealInput): Observable<RevealedNumbers> {
    return this.http.post<RevealedNumbers>(`/api/review/${side}/applications/${id}/reveal`, input);
  }
  claim(side: ReviewSide, id: string): Observable<ReviewDetail> {
    return this.http.post<ReviewDetail>(claimUrl(side, id), {});
  }
  renewClaim(side: ReviewSide, id: string): Observable<ShownClaim> {
    return this.http.put<ShownClaim>(claimUrl(side, id), {});
  }
  release(side: ReviewSide, id: string): Observable<void> {
    return this.http.delete<void>(claimUrl(side, id));
  }
  takeOver(side: ReviewSide, id: string): Observable<ReviewDetail> {
    return this.http.post<ReviewDetail>(`/api/review/${side}/applications/${id}/take-over`, {});
  }
  saveChecklist(side: ReviewSide, id: string, version: number, checked: string[]): Observable<void> {
    return this.http.put<void>(`/api/review/${side}/applications/${id}/checklist`, { version, checked });
  }
  checklist(): Observable<ChecklistVersion> {
    return this.http.get<ChecklistVersion>('/api/review/checklist');
  }
  saveChecklistVersion(number: number, items: readonly ChecklistPoint[]): Observable<ChecklistVersion> {
    return this.http.put<ChecklistVersion>('/api/review/checklist', { number, items });
  }
  approve(side: ReviewSide, id: string, input: ApproveInput): Observable<ReviewDetail> {
    return this.http.post<ReviewDetail>(`/api/review/${side}/applications/${id}/approve`, input);
  }
  /** Those whose points are all ticked; the answer says of each whether it passed. */
  approveMany(side: ReviewSide, input: BulkApproveInput): Observable<{ rows: BulkRow[] }> {
    return this.http.post<{ rows: BulkRow[] }>(`/api/review/${side}/applications/approve-many`, input);
  }
  reject(side: ReviewSide, id: string, input: RejectInput): Observable<ReviewDetail> {
    return this.http.post<ReviewDetail>(`/api/review/${side}/applications/${id}/reject`, input);
  }
  returnToCenter(id: string, input: { version: number; note: string }): Observable<ReviewDetail> {
    return this.http.post<ReviewDetail>(`/api/review/university/applications/${id}/return`, input);
  }
  takeBack(side: ReviewSide, id: string, version: number): Observable<ReviewDetail> {
    return this.http.post<ReviewDetail>(`/api/review/${side}/applications/${id}/take-back`, { version });
  }
  undo(side: ReviewSide, id: string, input: { version: number; reason: string }): Observable<ReviewDetail> {
    return this.http.post<ReviewDetail>(`/api/review/${side}/applications/${id}/undo`, input);
  }
  amendable(side: ReviewSide, id: string): Observable<Amendable> {
    return this.http.get<Amendable>(`/api/review/${side}/applications/${id}/amendable`);
  }
  amend(side: ReviewSide, id: string, input: AmendInput): Observable<ReviewDetail> {
    return this.http.post<ReviewDetail>(`/api/review/${side}/applications/${id}/amend`, input);
  }
  next(side: ReviewSide, excludeId: string | null): Observable<{ id: string | null }> {
    return this.http.post<{ id: string | null }>(`/api/review/${side}/applications/next`, { excludeId });
  }
  export(filter: ReviewFilter & { purpose: string }): Observable<HttpResponse<Blob>> {
    return this.http.post('/api/review/university/export', filter, { responseType: 'blob', observe: 'response' });
  }
}
