import { ChangeDetectionStrategy, Component, ElementRef, afterNextRender, computed, inject, input, output, signal } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { firstValueFrom } from 'rxjs';
import { NzAlertModule } from 'ng-zorro-antd/alert';
import { NzButtonModule } from 'ng-zorro-antd/button';
import { NzInputModule } from 'ng-zorro-antd/input';
import { ReviewDetail, ReviewSide } from '../../../api/models';
import { PauseApi } from '../../../api/pause-api';
import { messageOf } from '../../../core/problem';
import { inShanghai } from '../../../core/shanghai-time';
import { TextPipe, Texts } from '../../../core/texts';

const DAY_MS = 24 * 60 * 60 * 1000;

/** Puts a case off: why, and until which day if one is known. */
@Component({
  selector: 'app-pause-panel',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [FormsModule, NzAlertModule, NzButtonModule, NzInputModule, TextPipe],
  template: `<section class="body" aria-labelledby="pause-title" data-testid="panel-pause">
      <h2 id="pause-title">{{ 'staff.pause.title' | t }}</h2>
      <p>{{ 'staff.pause.lead' | t }}</p>
      <label>
        <span>{{ 'staff.pause.reason' | t }}</span>
        <textarea
          nz-input
          rows="4"
          maxlength="300"
          [ngModel]="reason()"
          (ngModelChange)="reason.set($event)"
          (keydown.control.enter)="confirm()"
          data-testid="pause-reason"
        ></textarea>
      </label>
      <label>
        <span>{{ 'staff.pause.until' | t }}</span>
        <input nz-input type="date" [min]="tomorrow" [ngModel]="until()" (ngModelChange)="until.set($event)" data-testid="pause-until" />
      </label>
      @if (refusal(); as text) {
        <nz-alert nzType="error" nzShowIcon [nzMessage]="text" role="alert" data-testid="refusal" />
      }
    </section>
    <footer>
      <button nz-button nzSize="large" type="button" (click)="cancelled.emit()" data-testid="pause-cancel">
        {{ 'staff.common.cancel' | t }}
      </button>
      <button
        nz-button
        nzType="primary"
        nzSize="large"
        type="button"
        class="grow"
        [disabled]="!ready() || busy()"
        [nzLoading]="busy()"
        (click)="confirm()"
        data-testid="pause-confirm"
      >
        {{ 'staff.pause.confirm' | t }}
      </button>
    </footer>`,
  styleUrl: '../words-panel.less',
  styles: `
    label {
      display: block;
      margin-bottom: 10px;
    }
    input {
      width: 180px;
    }
  `,
})
export class PausePanel {
  readonly side = input.required<ReviewSide>();
  readonly detail = input.required<ReviewDetail>();
  readonly paused = output<ReviewDetail>();
  readonly cancelled = output();

  private readonly api = inject(PauseApi);
  private readonly texts = inject(Texts);
  private readonly host: ElementRef<HTMLElement> = inject(ElementRef);
  protected readonly tomorrow = inShanghai(Date.now() + DAY_MS, 'day');
  protected readonly reason = signal('');
  protected readonly until = signal('');
  protected readonly busy = signal(false);
  protected readonly refusal = signal<string | null>(null);
  protected readonly ready = computed(() => this.reason().trim().length > 0);

  constructor() {
    afterNextRender(() => this.host.nativeElement.querySelector('textarea')?.focus());
  }

  protected async confirm(): Promise<void> {
    if (!this.ready() || this.busy()) return;
    this.busy.set(true);
    this.refusal.set(null);
    try {
      const input = { version: this.detail().version, reason: this.reason().trim(), until: this.until() || null };
      this.paused.emit(await firstValueFrom(this.api.pause(this.side(), this.detail().id, input)));
    } catch (error) {
      this.refusal.set(messageOf(error, this.texts));
    } finally {
      this.busy.set(false);
    }
  }
}
