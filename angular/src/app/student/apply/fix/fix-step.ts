import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { NzButtonModule } from 'ng-zorro-antd/button';
import { NzIconModule } from 'ng-zorro-antd/icon';
import { NzInputModule } from 'ng-zorro-antd/input';
import { firstValueFrom } from 'rxjs';
import { ApplicationsApi } from '../../../api/applications-api';
import { messageOf } from '../../../core/problem';
import { TextOfPipe, TextPipe, Texts } from '../../../core/texts';
import { pointsByItem } from '../../../shared/rejection/rejection-points';
import { ReasonDrawing } from '../../../shared/rejection/reason-drawing';
import { Deadline } from '../../home/deadline';
import { Draft } from '../draft/draft';

/** For a rejected application: the list of what is to be mended, each with its reason, its examples and the way there. */
@Component({
  selector: 'app-fix-step',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [RouterLink, NzButtonModule, NzIconModule, NzInputModule, ReasonDrawing, Deadline, TextPipe, TextOfPipe],
  templateUrl: './fix-step.html',
  styleUrls: ['../steps/step.less', './fix-step.less'],
})
export class FixStep {
  readonly id = input.required<string>();
  private readonly api = inject(ApplicationsApi);
  private readonly texts = inject(Texts);
  protected readonly draft = inject(Draft);
  protected readonly rejection = computed(() => this.draft.detail()?.rejection ?? null);
  protected readonly entries = computed(() => {
    const states = this.draft.detail()?.fixList?.points ?? [];
    return pointsByItem(this.rejection()?.points ?? []).map(({ item, points }) => {
      const state = states.find((point) => point.item === item);
      return {
        item,
        points,
        isChanged: state?.isChanged ?? false,
        unchanged: state?.unchanged ?? null,
        isDone: !this.draft.owed().includes(item),
        step: item.startsWith('photos.') ? 'photos' : 'info',
        fragment: item.startsWith('photos.') || item === 'whole' ? undefined : item,
      };
    });
  });
  /** The item that is being explained, and why it stays. */
  protected readonly explaining = signal<string | null>(null);
  protected readonly remark = signal('');
  protected readonly isBusy = signal(false);
  protected readonly error = signal<string | null>(null);

  constructor() {
    void this.draft.refresh().catch(() => undefined);
  }

  protected explain(item: string, remark: string | null): void {
    this.explaining.set(item);
    this.remark.set(remark ?? '');
    this.error.set(null);
  }

  /** Without a remark the answer is taken back. */
  protected async answer(item: string, remark: string | null): Promise<void> {
    const detail = this.draft.detail();
    if (!detail || this.isBusy() || (remark !== null && !remark.trim())) {
      return;
    }
    this.isBusy.set(true);
    this.error.set(null);
    try {
      if (await this.draft.flush()) {
        this.draft.take(await firstValueFrom(this.api.answerFix(detail.id, item, this.draft.detail()!.version, remark)));
        this.explaining.set(null);
      }
    } catch (error) {
      this.error.set(messageOf(error, this.texts));
      void this.draft.refresh();
    } finally {
      this.isBusy.set(false);
    }
  }
}
