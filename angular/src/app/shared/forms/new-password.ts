import { ChangeDetectionStrategy, Component, computed, inject, model, signal } from '@angular/core';
import { NzIconModule } from 'ng-zorro-antd/icon';
import { Session } from '../../core/session';
import { TextPipe, Texts } from '../../core/texts';
import { passwordRules } from '../rules/password';
import { PasswordField } from './password-field';

/** For choosing a password: twice, with its rules ticked while typing. */
@Component({
  selector: 'app-new-password',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [NzIconModule, PasswordField, TextPipe],
  template: `
    <app-password-field fieldId="new-password" [label]="'account.password.new' | t" autocomplete="new-password" [(value)]="password" />
    <app-password-field fieldId="repeat-password" [label]="'account.password.repeat' | t" autocomplete="new-password" [(value)]="repeat" />
    <ul [attr.aria-label]="'account.password.rules' | t">
      @for (rule of rules(); track rule.key) {
        <li [class.met]="rule.met">
          <nz-icon [nzType]="rule.met ? 'check-circle' : 'minus'" aria-hidden="true" />{{ ruleText(rule.key) }}
          <span class="sr-only">{{ (rule.met ? 'account.password.met' : 'account.password.open') | t }}</span>
        </li>
      }
    </ul>
  `,
  styles: `
    :host {
      display: grid;
      gap: 16px;
    }
    ul {
      list-style: none;
      display: grid;
      grid-template-columns: 1fr 1fr;
      gap: 4px 12px;
      margin: 0;
      padding: 0;
      color: var(--ink-2);
      font-size: 13px;
    }
    li nz-icon {
      margin-right: 6px;
    }
    .met {
      color: var(--ok);
    }
  `,
})
export class NewPassword {
  readonly password = model('');
  protected readonly repeat = signal('');
  private readonly texts = inject(Texts);
  private readonly minimum = Number(inject(Session).setting('Abp.Identity.Password.RequiredLength')) || 8;
  protected readonly rules = computed(() => passwordRules(this.password(), this.repeat(), this.minimum));
  readonly isGood = computed(() => this.rules().every((rule) => rule.met));

  reset(): void {
    this.password.set('');
    this.repeat.set('');
  }
  protected ruleText(key: string): string {
    return this.texts.of(`account.password.${key}`, { count: this.minimum });
  }
}
