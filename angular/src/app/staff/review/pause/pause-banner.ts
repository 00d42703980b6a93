import { ChangeDetectionStrategy, Component, computed, inject, input, output, signal } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import { NzButtonModule } from 'ng-zorro-antd/button';
import { NzIconModule } from 'ng-zorro-antd/icon';
import { ReviewDetail, ReviewSide } from '../../../api/models';
import { PauseApi } from '../../../api/pause-api';
import { messageOf } from '../../../core/problem';
import { ShanghaiPipe } from '../../../core/shanghai-time';
import { TextPipe, Texts } from '../../../core/texts';

/** Says that the case is put off, why and until when, and takes it up again. */
@Component({
  selector: 'app-pause-banner',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [NzButtonModule, NzIconModule, ShanghaiPipe, TextPipe],
  template: `@if (detail().pause; as pause) {
    <div class="pause" role="status" data-testid="pause-banner">
      <nz-icon nzType="clock-circle" aria-hidden="true" />
      <span>
        <b>{{ 'staff.pause.is' | t }}</b> {{ pause.reason }}
        <small
          >{{ pause.byName }} · {{ pause.at | shanghai: 'short' }} ·
          {{ pause.until ? ('staff.pause.untilDay' | t: { day: pause.until }) : ('staff.pause.untilResumed' | t) }}</small
        >
        @if (refusal(); as words) {
          <small class="refusal" role="alert">{{ words }}</small>
        }
      </span>
      @if (mayResume()) {
        <button nz-button nzSize="small" type="button" [nzLoading]="busy()" (click)="resume()" data-testid="resume">
          {{ 'staff.pause.resume' | t }}
        </button>
      }
    </div>
  }`,
  styles: `
    .pause {
      display: flex;
      align-items: flex-start;
      gap: 8px;
      padding: 10px 16px;
      background: #fff7e6;
      color: #614700;
    }
    span {
      flex: 1;
      min-width: 0;
      overflow-wrap: anywhere;
    }
    small {
      display: block;
    }
    .refusal {
      color: #b42318;
    }
  `,
})
export class PauseBanner {
  readonly side = input.required<ReviewSide>();
  readonly detail = input.required<ReviewDetail>();
  /** Somebody has resumed it, this reviewer or one who was faster. */
  readonly resumed = output();

  private readonly api = inject(PauseApi);
  private readonly texts = inject(Texts);
  protected readonly busy = signal(false);
  protected readonly refusal = signal<string | null>(null);
  protected readonly mayResume = computed(() => this.detail().allowedActions.includes('Resume'));

  protected async resume(): Promise<void> {
    this.busy.set(true);
    this.refusal.set(null);
    try {
      await firstValueFrom(this.api.resume(this.side(), this.detail().id, this.detail().version));
      this.resumed.emit();
    } catch (error) {
      this.refusal.set(messageOf(error, this.texts));
    } finally {
      this.busy.set(false);
    }
  }
}
