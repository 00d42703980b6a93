import { inject, Injectable, signal } from '@angular/core';
import { LiveAnnouncer } from '@angular/cdk/a11y';

export interface Toast {
  id: number;
  kind: 'success' | 'error' | 'info';
  text: string;
}

/** For short messages to everybody: shown at the edge of the screen and read out by a screen reader. */
@Injectable({ providedIn: 'root' })
export class Announcer {
  private readonly live = inject(LiveAnnouncer);
  private readonly list = signal<readonly Toast[]>([]);
  private lastId = 0;
  readonly toasts = this.list.asReadonly();

  success(text: string): void {
    this.show('success', text);
  }
  info(text: string): void {
    this.show('info', text);
  }
  error(text: string): void {
    this.show('error', text);
  }
  /** Read out only: what the eye sees anyway. */
  say(text: string): void {
    void this.live.announce(text, 'polite');
  }
  dismiss(id: number): void {
    this.list.update((toasts) => toasts.filter((toast) => toast.id !== id));
  }

  private show(kind: Toast['kind'], text: string): void {
    const id = ++this.lastId;
    this.list.update((toasts) => [...toasts.filter((toast) => toast.text !== text), { id, kind, text }].slice(-3));
    void this.live.announce(text, kind === 'error' ? 'assertive' : 'polite');
    setTimeout(() => this.dismiss(id), kind === 'error' ? 8000 : 4000);
  }
}
