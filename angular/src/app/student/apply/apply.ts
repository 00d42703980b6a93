import { ChangeDetectionStrategy, Component, computed, effect, inject, input, untracked } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { NavigationEnd, Router, RouterLink, RouterOutlet } from '@angular/router';
import { NzButtonModule } from 'ng-zorro-antd/button';
import { NzIconModule } from 'ng-zorro-antd/icon';
import { filter, map, startWith } from 'rxjs';
import { ShanghaiPipe } from '../../core/shanghai-time';
import { TextOfPipe, TextPipe } from '../../core/texts';
import { RejectionPoints } from '../../shared/rejection/rejection-points';
import { LoadError, Loading } from '../../shared/states/states';
import { Draft } from './draft/draft';

export const steps = ['info', 'photos', 'check', 'submit'] as const;

/** For the way through an application: the steps on top, how far it is saved, and the step in view. */
@Component({
  selector: 'app-apply',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [
    RouterLink,
    RouterOutlet,
    NzButtonModule,
    NzIconModule,
    ShanghaiPipe,
    TextPipe,
    TextOfPipe,
    Loading,
    LoadError,
    RejectionPoints,
  ],
  templateUrl: './apply.html',
  styleUrl: './apply.less',
})
export class Apply {
  readonly id = input.required<string>();
  protected readonly draft = inject(Draft);
  private readonly router = inject(Router);
  private triedToLeave = false;
  protected readonly steps = steps;
  protected readonly step = toSignal(
    this.router.events.pipe(
      filter((event) => event instanceof NavigationEnd),
      startWith(null),
      map(() => this.router.url.split(/[/?#]/)[3] ?? 'info'),
    ),
    { requireSync: true },
  );
  protected readonly position = computed(() => steps.indexOf(this.step() as (typeof steps)[number]));
  protected readonly isDone = computed(() => this.step() === 'done');
  protected readonly savedAt = computed(() => this.draft.savedAt()?.toISOString() ?? null);

  constructor() {
    effect(() => {
      const id = this.id();
      untracked(() => void this.draft.open(id));
    });
    effect(() => {
      const detail = this.draft.detail();
      if (detail && !this.draft.isEditable() && !untracked(this.isDone)) {
        void this.router.navigate(['/applications', detail.id], { replaceUrl: true });
      }
    });
  }

  protected isComplete(step: string): boolean {
    switch (step) {
      case 'info':
        return this.draft.infoIsComplete();
      case 'photos':
        return this.draft.photosAreComplete();
      case 'check':
        return this.draft.photosAreComplete() && this.draft.photosAreConfirmed();
      default:
        return this.isDone();
    }
  }

  async saveBeforeLeaving(): Promise<boolean> {
    if (!this.draft.isEditable() || this.triedToLeave) {
      return true;
    }
    const saved = await this.draft.flush();
    this.triedToLeave = !saved;
    return saved;
  }
}
