import { HttpClient } from '@angular/common/http';
import { DestroyRef, Injectable, inject } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import { photoUrl } from '../../api/applications-api';
import { ReviewDetail, ReviewSide } from '../../api/models';
import { ReviewApi } from '../../api/review-api';
import { PHOTO_ORDER } from './viewer-photos';

interface Ahead {
  readonly detail: ReviewDetail;
  /** Object URLs by the address they were fetched from. */
  readonly pictures: ReadonlyMap<string, string>;
}

/**
 * The case that comes after the open one, fetched while the reviewer still looks at this one, so that it is there the moment the decision is made.
 * Its pictures are held in memory only and let go with it; the server logs them as looked at when they are fetched, once.
 */
@Injectable()
export class NextCase {
  private readonly api = inject(ReviewApi);
  private readonly http = inject(HttpClient);
  private ahead: Ahead | null = null;
  private shown: Ahead | null = null;
  private asked = 0;

  constructor() {
    inject(DestroyRef).onDestroy(() => {
      this.forget();
      this.release(this.shown);
    });
  }

  /** Null where it is not there yet, or nothing waits. */
  id(): string | null {
    return this.ahead?.detail.id ?? null;
  }

  /** Looks for what comes after this case. A failure costs nothing: the case is then fetched when it is asked for. */
  async prepare(side: ReviewSide, after: string): Promise<void> {
    const turn = ++this.asked;
    try {
      const { id } = await firstValueFrom(this.api.next(side, after));
      if (!id || turn !== this.asked) return;
      const detail = await firstValueFrom(this.api.get(side, id));
      const pictures = new Map(await Promise.all(firstLooks(detail).map(async (url) => [url, await this.fetch(url)] as const)));
      if (turn === this.asked) this.ahead = { detail, pictures };
      else this.release({ detail, pictures });
    } catch {
      return;
    }
  }

  /** What was fetched of this case, if it is the one; whatever was shown before is let go. */
  take(id: string): ReviewDetail | null {
    this.asked++;
    this.release(this.shown);
    this.shown = this.ahead?.detail.id === id ? this.ahead : null;
    if (!this.shown) this.release(this.ahead);
    this.ahead = null;
    return this.shown?.detail ?? null;
  }

  /** Something happened at the desk: what was fetched may be old. */
  forget(): void {
    this.asked++;
    this.release(this.ahead);
    this.ahead = null;
  }

  /** Where the picture of this address lies now. */
  readonly at = (url: string): string => this.shown?.pictures.get(url) ?? url;

  private async fetch(url: string): Promise<string> {
    return URL.createObjectURL(await firstValueFrom(this.http.get(url, { responseType: 'blob' })));
  }

  private release(case_: Ahead | null): void {
    for (const url of case_?.pictures.values() ?? []) URL.revokeObjectURL(url);
  }
}

/** The pictures that the viewer shows first, one of each document. */
function firstLooks(detail: ReviewDetail): string[] {
  return PHOTO_ORDER.flatMap((kind) => detail.photos.filter((p) => p.kind === kind)).map((p) =>
    photoUrl(detail.id, p.id, p.isOptimised ? 'optimised' : 'full'),
  );
}
