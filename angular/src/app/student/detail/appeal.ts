import { ChangeDetectionStrategy, Component, computed, inject, input, output, signal } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { NzButtonModule } from 'ng-zorro-antd/button';
import { NzInputModule } from 'ng-zorro-antd/input';
import { firstValueFrom } from 'rxjs';
import { ApplicationsApi } from '../../api/applications-api';
import { ApplicationDetail } from '../../api/models';
import { messageOf } from '../../core/problem';
import { TextPipe, Texts } from '../../core/texts';

/** For when the time for a correction is over: what that means, whom to call, and a short text to the centre. */
@Component({
  selector: 'app-appeal',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [NzButtonModule, NzInputModule, TextPipe],
  template: `
    <section class="closed" data-testid="correction-closed">
      <b>{{ 'student.appeal.closed' | t }}</b>
      <p>{{ 'student.appeal.meaning' | t }}</p>
      @if (center(); as c) {
        <p>
          {{ c.name }} {{ c.contactName }}
          @if (c.phone) {
            <a [href]="'tel:' + c.phone">{{ c.phone }}</a>
          }
        </p>
      }
      @if (mayAppeal()) {
        <label>
          <span>{{ 'student.appeal.label' | t }}</span>
          <textarea
            nz-input
            rows="3"
            maxlength="300"
            [value]="text()"
            (input)="text.set($any($event.target).value)"
            data-testid="appeal-text"
          ></textarea>
        </label>
        @if (error(); as message) {
          <p class="fault" role="alert">{{ message }}</p>
        }
        <button
          nz-button
          nzType="primary"
          type="button"
          [disabled]="!text().trim()"
          [nzLoading]="isBusy()"
          (click)="send()"
          data-testid="appeal-send"
        >
          {{ 'student.appeal.send' | t }}
        </button>
      } @else if (said(); as mine) {
        <p data-testid="appeal-said">
          {{ 'student.appeal.sent' | t }} <q>{{ mine }}</q>
        </p>
      }
    </section>
  `,
  styles: `
    .closed {
      margin-top: 12px;
      padding: 14px 16px;
      border-radius: 14px;
      background: #eceff4;
      color: #2c384a;
    }
    p {
      margin: 6px 0;
    }
    label span {
      display: block;
      margin-bottom: 4px;
    }
    button {
      height: 44px;
      margin-top: 10px;
      border-radius: 12px;
    }
    .fault {
      color: var(--bad);
    }
  `,
})
export class Appeal {
  readonly detail = input.required<ApplicationDetail>();
  readonly appealed = output<ApplicationDetail>();
  private readonly api = inject(ApplicationsApi);
  private readonly texts = inject(Texts);
  private readonly home = rxResource({ stream: () => this.api.home() });
  protected readonly center = computed(() => (this.home.hasValue() ? this.home.value().contacts.center : null));
  protected readonly mayAppeal = computed(() => this.detail().allowedActions.includes('Appeal'));
  protected readonly said = computed(
    () =>
      this.detail()
        .records.filter((record) => record.action === 'Appeal')
        .at(-1)?.note ?? null,
  );
  protected readonly text = signal('');
  protected readonly isBusy = signal(false);
  protected readonly error = signal<string | null>(null);

  protected async send(): Promise<void> {
    this.isBusy.set(true);
    this.error.set(null);
    try {
      this.appealed.emit(await firstValueFrom(this.api.appeal(this.detail().id, this.detail().version, this.text().trim())));
    } catch (error) {
      this.error.set(messageOf(error, this.texts));
    } finally {
      this.isBusy.set(false);
    }
  }
}
