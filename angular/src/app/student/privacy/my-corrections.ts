import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { firstValueFrom } from 'rxjs';
import { NzButtonModule } from 'ng-zorro-antd/button';
import { NzInputModule } from 'ng-zorro-antd/input';
import { IdentityApi } from '../../api/identity-api';
import { PrivacyApi } from '../../api/privacy-api';
import { CorrectionField, correctionFields } from '../../api/privacy-models';
import { Announcer } from '../../core/announcer';
import { messageOf } from '../../core/problem';
import { ShanghaiPipe } from '../../core/shanghai-time';
import { TextOfPipe, TextPipe, Texts } from '../../core/texts';
import { LoadError, Loading } from '../../shared/states/states';

/** For what the register has wrong: ask the learning centre, and see what it said. */
@Component({
  selector: 'app-my-corrections',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [NzButtonModule, NzInputModule, ShanghaiPipe, TextPipe, TextOfPipe, Loading, LoadError],
  template: `
    <form (submit)="ask($event)" novalidate>
      <label for="correction-field">{{ 'student.privacy.correctionField' | t }}</label>
      <select id="correction-field" [value]="field()" (change)="choose($any($event.target).value)" data-testid="correction-field">
        @for (name of fields; track name) {
          <option [value]="name" [selected]="name === field()">{{ 'student.privacy.field' | tOf: name }}</option>
        }
      </select>
      <label for="correction-value">{{ 'student.privacy.correctionValue' | t }}</label>
      @if (field() === 'Major') {
        <select id="correction-value" (change)="value.set($any($event.target).value)" data-testid="correction-value">
          <option value="">{{ 'student.privacy.chooseMajor' | t }}</option>
          @for (major of majors.value()?.items ?? []; track major.code) {
            <option [value]="major.code">{{ major.name }} ({{ major.code }})</option>
          }
        </select>
      } @else {
        <input
          nz-input
          id="correction-value"
          maxlength="64"
          autocomplete="off"
          [value]="value()"
          (input)="value.set($any($event.target).value)"
          data-testid="correction-value"
        />
      }
      <label for="correction-reason">{{ 'student.privacy.correctionReason' | t }}</label>
      <textarea
        nz-input
        id="correction-reason"
        rows="2"
        maxlength="200"
        [value]="reason()"
        (input)="reason.set($any($event.target).value)"
        data-testid="correction-reason"
      ></textarea>
      @if (error(); as message) {
        <p class="fault" role="alert">{{ message }}</p>
      }
      <button nz-button nzBlock type="submit" [disabled]="!isComplete()" [nzLoading]="busy()" data-testid="correction-send">
        {{ 'student.privacy.correctionSend' | t }}
      </button>
    </form>
    @if (list.error()) {
      <app-load-error (retry)="list.reload()" />
    } @else if (list.isLoading() && !list.hasValue()) {
      <app-loading [rows]="1" />
    } @else {
      <ul>
        @for (item of list.value()?.items ?? []; track item.id) {
          <li data-testid="correction">
            <b>{{ 'student.privacy.field' | tOf: item.field }} → {{ item.newValue }}</b>
            <span [class]="item.state">{{ 'student.privacy.state' | tOf: item.state }}</span>
            <time>{{ item.createdAt | shanghai }}</time>
            @if (item.decisionNote) {
              <p>{{ item.decisionNote }}</p>
            }
          </li>
        }
      </ul>
    }
  `,
  styles: `
    form {
      display: grid;
      gap: 6px;
    }
    label {
      margin-top: 6px;
      font-weight: 500;
    }
    select,
    input,
    textarea {
      width: 100%;
      font-size: 16px;
    }
    select {
      height: 44px;
      padding: 0 10px;
      border: 1px solid #b9c4d6;
      border-radius: 10px;
      background: #fff;
    }
    form button {
      height: 46px;
      margin-top: 8px;
      border-radius: 12px;
    }
    .fault {
      margin: 4px 0 0;
      color: var(--bad);
    }
    ul {
      list-style: none;
      margin: 14px 0 0;
      padding: 0;
    }
    li {
      display: grid;
      grid-template-columns: 1fr auto;
      gap: 2px 12px;
      padding: 10px 0;
      border-top: 1px solid #eef1f6;
    }
    li b {
      font-weight: 500;
      overflow-wrap: anywhere;
    }
    time,
    .Open {
      color: var(--ink-2);
    }
    .Accepted {
      color: var(--ok);
    }
    .Rejected {
      color: var(--bad);
    }
    li p {
      grid-column: 1 / -1;
      margin: 0;
    }
  `,
})
export class MyCorrections {
  private readonly api = inject(PrivacyApi);
  private readonly announcer = inject(Announcer);
  private readonly texts = inject(Texts);
  private readonly identity = inject(IdentityApi);
  protected readonly fields = correctionFields;
  protected readonly list = rxResource({ stream: () => this.api.myCorrections() });
  protected readonly majors = rxResource({ stream: () => this.identity.majors() });
  protected readonly field = signal<CorrectionField>('Name');
  protected readonly value = signal('');
  protected readonly reason = signal('');
  protected readonly busy = signal(false);
  protected readonly error = signal<string | null>(null);
  protected readonly isComplete = computed(() => !!this.value().trim() && !!this.reason().trim());

  protected choose(field: CorrectionField): void {
    this.field.set(field);
    this.value.set('');
  }

  protected async ask(event: Event): Promise<void> {
    event.preventDefault();
    this.busy.set(true);
    this.error.set(null);
    try {
      await firstValueFrom(this.api.askCorrection(this.field(), this.value().trim(), this.reason().trim()));
      this.value.set('');
      this.reason.set('');
      this.announcer.success(this.texts.t('student.privacy.correctionSent'));
      this.list.reload();
    } catch (error) {
      this.error.set(messageOf(error, this.texts));
    } finally {
      this.busy.set(false);
    }
  }
}
