import { computed, signal } from '@angular/core';

export type SaveState = 'clean' | 'waiting' | 'saving' | 'failed' | 'conflict';
export type SaveOutcome = 'saved' | 'failed' | 'conflict';

const pause = 800;
const retries = [3_000, 8_000, 20_000, 45_000];

/** For saving while somebody types: one save at a time, the newest values always last, failures tried again by themselves. */
export class Autosave {
  private readonly current = signal<SaveState>('clean');
  private timer: ReturnType<typeof setTimeout> | undefined;
  private running: Promise<void> | null = null;
  private changedMeanwhile = false;
  private failures = 0;
  readonly state = this.current.asReadonly();
  readonly isPending = computed(() => this.current() !== 'clean');

  constructor(private readonly save: () => Promise<SaveOutcome>) {}

  /** Something changed: save after a short pause. */
  touch(): void {
    if (this.current() === 'conflict') {
      return;
    }
    this.changedMeanwhile = this.running !== null;
    if (!this.running) {
      this.current.set('waiting');
    }
    this.schedule(pause);
  }

  /** Saves now what is not saved yet; true when everything is on the server afterwards. */
  async flush(): Promise<boolean> {
    clearTimeout(this.timer);
    while (this.current() === 'waiting' || this.current() === 'failed' || this.running) {
      await (this.running ?? (this.running = this.run()));
      if (this.current() === 'failed' || this.current() === 'conflict') {
        clearTimeout(this.timer);
        if (this.current() === 'failed') {
          this.schedule(this.nextRetry());
        }
        return false;
      }
    }
    return this.current() === 'clean';
  }

  /** The conflict has been settled: what is shown now is the newest. */
  settle(changed: boolean): void {
    this.failures = 0;
    this.current.set(changed ? 'waiting' : 'clean');
  }

  stop(): void {
    clearTimeout(this.timer);
  }

  private schedule(after: number): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.flush(), after);
  }

  private nextRetry(): number {
    return retries[Math.min(this.failures, retries.length) - 1] ?? retries[0];
  }

  private async run(): Promise<void> {
    this.changedMeanwhile = false;
    this.current.set('saving');
    const outcome = await this.save();
    this.running = null;
    this.failures = outcome === 'failed' ? this.failures + 1 : 0;
    this.current.set(outcome === 'saved' ? (this.changedMeanwhile ? 'waiting' : 'clean') : outcome);
  }
}
