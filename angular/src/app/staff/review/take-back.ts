import { DestroyRef, Injectable, inject, signal } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import { ReviewDetail, ReviewSide } from '../../api/models';
import { ReviewApi } from '../../api/review-api';

/** A decision just made, which nobody has been told of yet. */
export interface FreshDecision {
  readonly side: ReviewSide;
  readonly id: string;
  readonly version: number;
  readonly name: string;
}

/** As long as the server waits; a clock of the browser's own would only guess at the server's. */
const SECONDS = 5;

/** Remembers the last decision for the seconds in which it can be taken back; the server says in the end whether it can. */
@Injectable()
export class TakeBack {
  private readonly api = inject(ReviewApi);
  private timer: ReturnType<typeof setTimeout> | undefined;
  readonly fresh = signal<FreshDecision | null>(null);
  readonly seconds = SECONDS;

  constructor() {
    inject(DestroyRef).onDestroy(() => this.forget());
  }

  remember(side: ReviewSide, detail: ReviewDetail): void {
    this.forget();
    if (!detail.takeBackUntil) return;
    this.fresh.set({ side, id: detail.id, version: detail.version, name: detail.student.name });
    this.timer = setTimeout(() => this.fresh.set(null), SECONDS * 1000);
  }

  forget(): void {
    clearTimeout(this.timer);
    this.fresh.set(null);
  }

  /** The case as it was before; null when there is nothing to take back. */
  async take(): Promise<ReviewDetail | null> {
    const decision = this.fresh();
    this.forget();
    return decision && firstValueFrom(this.api.takeBack(decision.side, decision.id, decision.version));
  }
}
