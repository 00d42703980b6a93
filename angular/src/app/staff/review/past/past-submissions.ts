import { Injectable, computed, inject, signal } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import { ReviewSide, SubmissionDto } from '../../../api/models';
import { ReviewApi } from '../../../api/review-api';

/** What of a case can be shown beside its photos. */
export type CaseTab = 'data' | 'changes' | 'records' | 'notes';

/** Every submission of the case on the desk; it comes beside the case, which does not wait for it. */
@Injectable()
export class PastSubmissions {
  private readonly api = inject(ReviewApi);
  private readonly fetched = signal<readonly SubmissionDto[]>([]);
  private wanted = '';
  readonly all = this.fetched.asReadonly();
  private readonly answersRejection = computed(() => !!this.fetched().at(-1)?.asked);

  readonly tabs = computed<readonly CaseTab[]>(() =>
    this.answersRejection() ? ['data', 'changes', 'records', 'notes'] : ['data', 'records', 'notes'],
  );

  async fetch(side: ReviewSide, id: string): Promise<void> {
    this.wanted = id;
    const { items } = await firstValueFrom(this.api.submissions(side, id)).catch(() => ({ items: [] }));
    if (this.wanted === id) this.fetched.set(items);
  }

  forget(): void {
    this.wanted = '';
    this.fetched.set([]);
  }
}
