import { DestroyRef, inject, Injectable } from '@angular/core';
import { ReviewSide } from '../../api/models';
import { DeskEvent, DeskLine } from './desk-line';

export type { DeskEvent, DeskEventKind } from './desk-line';
export { POLL_MS } from './desk-line';

/** For pages that show the cases of a desk: what happens to these, and not what is said about them. */
@Injectable()
export class DeskNews {
  private readonly line = inject(DeskLine);
  private stop: () => void = () => undefined;

  constructor() {
    inject(DestroyRef).onDestroy(() => this.stop());
  }

  follow(side: ReviewSide, hear: (e: DeskEvent) => void): void {
    this.stop();
    this.stop = this.line.listen(side, (e) => {
      if (e.kind !== 'Listening' && e.kind !== 'Noted' && e.kind !== 'Mentioned') hear(e);
    });
  }
}
