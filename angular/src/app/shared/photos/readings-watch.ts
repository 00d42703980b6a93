import { computed, DestroyRef, inject, Injectable, signal } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import { ApplicationsApi } from '../../api/applications-api';
import { PhotoReadings } from '../../api/models';

/** About half a minute in all; a reader that takes longer is not waited for. */
const pauses = [1000, 1000, 1500, 2000, 3000, 4000, 5000, 6000, 6000];

/** For a page that shows what the machine read: asks again, ever less often, while a photo is still being read and the page is open. */
@Injectable()
export class ReadingsWatch {
  private readonly api = inject(ApplicationsApi);
  private readonly answer = signal<PhotoReadings | null>(null);
  private timer: ReturnType<typeof setTimeout> | undefined;
  private round = 0;
  private isOver = false;

  readonly value = this.answer.asReadonly();
  readonly isWaiting = computed(() => this.value()?.photos.some((photo) => photo.state === 'Waiting') ?? false);

  constructor() {
    inject(DestroyRef).onDestroy(() => {
      this.isOver = true;
      this.stop();
    });
  }

  /** Resolves with the first answer, or null when there is none: a help that does not come is no error to show. */
  async start(id: string): Promise<PhotoReadings | null> {
    this.stop();
    return this.isOver ? null : this.ask(id, this.round, 0);
  }

  stop(): void {
    this.round++;
    clearTimeout(this.timer);
  }

  forget(): void {
    this.stop();
    this.answer.set(null);
  }

  private async ask(id: string, round: number, tries: number): Promise<PhotoReadings | null> {
    const answer = await firstValueFrom(this.api.readings(id)).catch(() => null);
    if (round !== this.round) {
      return null;
    }
    if (answer) {
      this.answer.set(answer);
    }
    if (this.isWaiting() && tries < pauses.length) {
      this.timer = setTimeout(() => void this.ask(id, round, tries + 1), pauses[tries]);
    }
    return answer;
  }
}
