import { Injectable, NgZone, inject } from '@angular/core';
import { ReviewSide } from '../../api/models';

export type DeskEventKind =
  'Listening' | 'Came' | 'Left' | 'Claimed' | 'Released' | 'TakenOver' | 'Paused' | 'Resumed' | 'Tagged' | 'Noted' | 'Mentioned' | 'Missed';
/** What happened at a desk: a kind and ids; the page fetches what it may see of it. */
export interface DeskEvent {
  readonly kind: DeskEventKind;
  readonly id?: string;
  readonly by?: string;
}
type Hear = (e: DeskEvent) => void;

/** Without a line the page asks at this pace, and tries for a line again. */
export const POLL_MS = 30_000;

/** One line to the server for all parts of the page that follow a desk, for a browser has few: while the page is in sight, and asking at intervals where there is none. */
@Injectable({ providedIn: 'root' })
export class DeskLine {
  private readonly zone = inject(NgZone);
  private readonly hearers = new Set<Hear>();
  private side: ReviewSide | null = null;
  private line: EventSource | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private readonly seen = () => (document.visibilityState === 'visible' ? this.open(true) : this.close());

  /** Nobody sits at both desks: whoever follows another one takes the line along. */
  listen(side: ReviewSide, hear: Hear): () => void {
    if (this.hearers.size === 0) document.addEventListener('visibilitychange', this.seen);
    if (this.side !== side) this.close();
    this.side = side;
    this.hearers.add(hear);
    this.open(false);
    return () => {
      this.hearers.delete(hear);
      if (this.hearers.size > 0) return;
      document.removeEventListener('visibilitychange', this.seen);
      this.side = null;
      this.close();
    };
  }

  /** @param missed Whether something may have happened while nobody listened. */
  private open(missed: boolean): void {
    if (!this.side || this.line) return;
    clearTimeout(this.timer);
    if (missed) this.tell({ kind: 'Missed' });
    const line = new EventSource(`/api/review/${this.side}/events`);
    this.line = line;
    line.onmessage = (message: MessageEvent<string>) => this.zone.run(() => this.tell(JSON.parse(message.data) as DeskEvent));
    line.onerror = () => {
      // the browser itself opens a line anew that has ended; one that was refused it gives up
      if (line.readyState !== EventSource.CLOSED || this.line !== line) return;
      this.line = null;
      this.timer = setTimeout(() => this.zone.run(() => this.open(true)), POLL_MS);
    };
  }

  private tell(news: DeskEvent): void {
    for (const hear of [...this.hearers]) hear(news);
  }

  private close(): void {
    clearTimeout(this.timer);
    this.line?.close();
    this.line = null;
  }
}
