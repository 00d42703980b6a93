import { DestroyRef, Injectable, computed, inject, signal } from '@angular/core';
import { NavigationEnd, Router } from '@angular/router';
import { firstValueFrom } from 'rxjs';
import { ReviewSide } from '../../api/models';
import { MentionCount, NotesApi } from '../../api/notes-api';
import { Session } from '../../core/session';
import { DeskLine } from '../review/desk-line';

/** How many notes call the reviewer; follows the line of the desk, and asks again with each page. */
@Injectable()
export class MentionInbox {
  private readonly api = inject(NotesApi);
  private readonly session = inject(Session);
  private readonly fetched = signal<MentionCount>({ unread: 0, isCapped: false });

  /** Nobody sits at both desks; whoever sits at none is called by nobody. */
  readonly side = computed<ReviewSide | null>(() =>
    this.session.isGranted('Review.Center') ? 'center' : this.session.isGranted('Review.University') ? 'university' : null,
  );
  readonly count = this.fetched.asReadonly();

  constructor() {
    const side = this.side();
    if (!side) return;
    const stop = inject(DeskLine).listen(side, (e) => {
      if (e.kind === 'Listening' || e.kind === 'Mentioned' || e.kind === 'Missed') void this.fetch(side);
    });
    // a colleague may have written through another host, whose line this page does not hear
    const pages = inject(Router).events.subscribe((e) => {
      if (e instanceof NavigationEnd) void this.fetch(side);
    });
    inject(DestroyRef).onDestroy(() => {
      stop();
      pages.unsubscribe();
    });
    void this.fetch(side);
  }

  private async fetch(side: ReviewSide): Promise<void> {
    const count = await firstValueFrom(this.api.countMentions(side)).catch(() => null);
    if (count) this.fetched.set(count);
  }
}
