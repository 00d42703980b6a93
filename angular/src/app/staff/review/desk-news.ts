import { DestroyRef, inject, Injectable, NgZone } from '@angular/core';
import { ReviewSide } from '../../api/models';

export type DeskEventKind = 'Listening' | 'Came' | 'Left' | 'Claimed' | 'Released' | 'TakenOver' | 'Missed';
/** What happened at a desk: a kind and ids; the page fetches what it may see of it. */
export interface DeskEvent {
  readonly kind: DeskEventKind;
  readonly id?: string;
  readonly by?: string;
}

/** Without a line the page asks at this pace, and tries for a line again. */
export const POLL_MS = 30_000;

/** For pages that follow a desk: a line from the server while the page is in sight, and asking at intervals where there is none. */
@Injectable()
export class DeskNews {
  private readonly zone = inject(NgZone);
  private side: ReviewSide | null = null;
  private hear: (e: DeskEvent) => void = () => undefined;
  private line: EventSource | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    const seen = () => (document.visibilityState === 'visible' ? this.open(true) : this.close());
    document.addEventListener('visibilitychange', seen);
    inject(DestroyRef).onDestroy(() => {
      document.removeEventListener('visibilitychange', seen);
      this.side = null;
      this.close();
    });
  }

  follow(side: ReviewSide, hear: (e: DeskEvent) => void): void {
    this.close();
    [this.side, this.hear] = [side, hear];
    this.open(false);
  }

  /** @param missed Whether something may have happened while nobody listened. */
  private open(missed: boolean): void {
    if (!this.side || this.line) return;
    clearTimeout(this.timer);
    if (missed) this.hear({ kind: 'Missed' });
    const line = new EventSource(`/api/review/${this.side}/events`);
    this.line = line;
    line.onmessage = (message: MessageEvent<string>) => {
      const news = JSON.parse(message.data) as DeskEvent;
      if (news.kind !== 'Listening') this.zone.run(() => this.hear(news));
    };
    line.onerror = () => {
      // the browser itself opens a line anew that has ended; one that was refused it gives up
      if (line.readyState !== EventSource.CLOSED || this.line !== line) return;
      this.line = null;
      this.timer = setTimeout(() => this.zone.run(() => this.open(true)), POLL_MS);
    };
  }

  private close(): void {
    clearTimeout(this.timer);
    this.line?.close();
    this.line = null;
  }
}
