import { HttpXsrfTokenExtractor } from '@angular/common/http';
import { DestroyRef, inject, Injectable, signal } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import { ReviewSide } from '../../api/models';
import { ReviewApi, claimUrl } from '../../api/review-api';
import { Problem } from '../../core/problem';

/** Often enough that a colleague's taking over shows soon, seldom enough to cost nothing. */
export const RENEW_MS = 20_000;
/** Nobody has touched the page for so long: it holds the case back from others no more. */
export const IDLE_MS = 10 * 60_000;

const SIGNS_OF_LIFE = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart'] as const;

/** Holds the open case for the reviewer: renews the claim while somebody is at the page, lets go on leaving, and says when it is lost. */
@Injectable()
export class ClaimKeeper {
  private readonly api = inject(ReviewApi);
  private readonly xsrf = inject(HttpXsrfTokenExtractor);
  private held: { side: ReviewSide; id: string } | null = null;
  private timer: ReturnType<typeof setInterval> | undefined;
  private lastSign = 0;
  private readonly current = signal<'none' | 'mine' | 'lapsed'>('none');
  private readonly refusal = signal<Problem | null>(null);

  readonly state = this.current.asReadonly();
  /** Why the case is no longer ours: somebody has it, or it has moved on. */
  readonly lost = this.refusal.asReadonly();

  constructor() {
    const alive = () => this.alive();
    const away = () => this.leaveForGood();
    SIGNS_OF_LIFE.forEach((name) => document.addEventListener(name, alive, { passive: true }));
    window.addEventListener('pagehide', away);
    inject(DestroyRef).onDestroy(() => {
      SIGNS_OF_LIFE.forEach((name) => document.removeEventListener(name, alive));
      window.removeEventListener('pagehide', away);
      this.leave();
    });
  }

  /** From now on the page holds this case, which the server has just given it. */
  keep(side: ReviewSide, id: string): void {
    if (this.held?.id !== id) this.leave();
    this.stop();
    this.held = { side, id };
    this.lastSign = Date.now();
    this.refusal.set(null);
    this.current.set('mine');
    this.timer = setInterval(() => void this.renew(), RENEW_MS);
  }

  /** Lets go; a failure matters to nobody, for the claim runs out by itself. */
  leave(): void {
    const held = this.held;
    this.stop();
    if (held) void firstValueFrom(this.api.release(held.side, held.id)).catch(() => undefined);
  }

  /** The case is decided, or in other hands: there is nothing to let go of. */
  stop(): void {
    clearInterval(this.timer);
    this.held = null;
    this.refusal.set(null);
    this.current.set('none');
  }

  async renew(): Promise<void> {
    const held = this.held;
    if (!held) return;
    if (Date.now() - this.lastSign > IDLE_MS) {
      this.current.set('lapsed');
      return;
    }
    try {
      await firstValueFrom(this.api.renewClaim(held.side, held.id));
      if (this.held === held) this.current.set('mine');
    } catch (error) {
      // without an answer the next try decides
      if (this.held !== held || !(error instanceof Problem) || !(error.isConflict || error.isNotFound)) return;
      this.stop();
      this.refusal.set(error);
    }
  }

  private alive(): void {
    this.lastSign = Date.now();
    if (this.current() === 'lapsed') {
      this.current.set('mine');
      void this.renew();
    }
  }

  /** While a page closes only a request that outlives it gets through. */
  private leaveForGood(): void {
    const held = this.held;
    if (!held) return;
    this.stop();
    void fetch(claimUrl(held.side, held.id), {
      method: 'DELETE',
      keepalive: true,
      headers: { RequestVerificationToken: this.xsrf.getToken() ?? '', 'X-Requested-With': 'XMLHttpRequest' },
    });
  }
}
