import { Injectable, effect, signal } from '@angular/core';

const KEY = 'exemption.review.autoNext';

/** Whether a decision leads on to the next case; the browser remembers it. */
@Injectable({ providedIn: 'root' })
export class AutoNext {
  readonly on = signal(localStorage.getItem(KEY) !== 'off');

  constructor() {
    effect(() => localStorage.setItem(KEY, this.on() ? 'on' : 'off'));
  }
}
