import { Injectable, inject, signal } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import { RevealedNumbers } from '../../api/logs-models';
import { ReviewDetail, ReviewSide } from '../../api/models';
import { ReviewApi } from '../../api/review-api';
import { RevealGrounds } from '../reveal/reveal-dialog';

const COMPARING: RevealGrounds = { reason: 'CompareDocument', note: null };

/** The numbers of the open case, whole: held for as long as it is open, and nowhere else. */
@Injectable()
export class WholeNumbers {
  private readonly api = inject(ReviewApi);
  private openId: string | null = null;
  readonly shown = signal<RevealedNumbers | null>(null);
  /** Apart from a decision's being busy: that need not wait for the numbers. */
  readonly busy = signal(false);
  readonly askingWhy = signal(false);

  forget(): void {
    this.openId = null;
    this.shown.set(null);
    this.askingWhy.set(false);
  }

  /** Shows them, or masks them again. */
  async toggle(side: ReviewSide, detail: ReviewDetail, grounds = COMPARING): Promise<void> {
    if (!detail.maskedFields.length || this.busy()) return;
    if (this.shown()) {
      this.shown.set(null);
      return;
    }
    this.openId = detail.id;
    this.busy.set(true);
    try {
      const numbers = await firstValueFrom(this.api.reveal(side, detail.id, { fields: detail.maskedFields, ...grounds }));
      this.askingWhy.set(false);
      if (this.openId === detail.id) this.shown.set(numbers); // else the reviewer has already walked on
    } finally {
      this.busy.set(false);
    }
  }
}
