import { ChangeDetectionStrategy, Component, DOCUMENT, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { firstValueFrom } from 'rxjs';
import { NzButtonModule } from 'ng-zorro-antd/button';
import { NzIconModule } from 'ng-zorro-antd/icon';
import { PrivacyApi } from '../../api/privacy-api';
import { Announcer } from '../../core/announcer';
import { messageOf } from '../../core/problem';
import { ShanghaiPipe } from '../../core/shanghai-time';
import { TextOfPipe, TextPipe, Texts } from '../../core/texts';
import { LoadError, Loading } from '../../shared/states/states';
import { Consent } from './consent';
import { ConsentTextView } from './consent-text';
import { MyCorrections } from './my-corrections';
import { WithdrawConsent } from './withdraw-consent';

/** For one's rights over one's data: the consent and its end, a copy of everything, corrections. */
@Component({
  selector: 'app-privacy',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [
    RouterLink,
    NzButtonModule,
    NzIconModule,
    ConsentTextView,
    MyCorrections,
    WithdrawConsent,
    ShanghaiPipe,
    TextPipe,
    TextOfPipe,
    Loading,
    LoadError,
  ],
  providers: [Consent],
  template: `
    <h1>{{ 'student.privacy.title' | t }}</h1>
    <section class="card" aria-labelledby="consent-title">
      <h2 id="consent-title">{{ 'student.privacy.consentTitle' | t }}</h2>
      @if (consent.value(); as now) {
        <p data-testid="consent-state" [attr.data-state]="now.state">
          {{ 'student.privacy.consentState' | tOf: now.state }}
          @if (now.at) {
            <small>{{ now.at | shanghai }} · {{ 'student.privacy.version' | t: { version: now.version ?? 0 } }}</small>
          }
        </p>
        <details>
          <summary>{{ 'student.privacy.readText' | t }}</summary>
          <app-consent-text [text]="now.wording.text" />
        </details>
        @if (error(); as message) {
          <p class="fault" role="alert">{{ message }}</p>
        }
        @if (now.state === 'Active' || now.state === 'Outdated') {
          <button nz-button nzBlock nzDanger type="button" [nzLoading]="busy()" (click)="dialog.open()" data-testid="consent-withdraw">
            {{ 'student.privacy.withdraw' | t }}
          </button>
        }
        <app-withdraw-consent #dialog [effect]="now.onWithdrawal" (confirmed)="withdraw()" />
      } @else if (consent.error(); as message) {
        <app-load-error [message]="message" (retry)="consent.reload()" />
      } @else {
        <app-loading [rows]="1" />
      }
    </section>
    <section class="card" aria-labelledby="copy-title">
      <h2 id="copy-title">{{ 'student.privacy.copyTitle' | t }}</h2>
      <p>{{ 'student.privacy.copyText' | t }}</p>
      @if (copyError(); as message) {
        <p class="fault" role="alert">{{ message }}</p>
      }
      <button nz-button nzBlock type="button" [nzLoading]="copying()" (click)="copy()" data-testid="my-data">
        <nz-icon nzType="download" aria-hidden="true" />{{ 'student.privacy.copy' | t }}
      </button>
    </section>
    <section class="card" aria-labelledby="correct-title">
      <h2 id="correct-title">{{ 'student.privacy.correctTitle' | t }}</h2>
      <p>
        {{ 'student.privacy.correctText' | t }}
        <a routerLink="/account/manage">{{ 'student.privacy.toAccount' | t }}</a>
      </p>
      <app-my-corrections />
    </section>
  `,
  styles: `
    :host {
      display: grid;
      gap: 14px;
      max-width: 640px;
      margin: 12px auto 0;
    }
    h1 {
      margin: 0;
      font-size: 20px;
    }
    h2 {
      margin: 0 0 8px;
      font-size: 16px;
    }
    .card {
      min-width: 0;
      padding: 18px;
      border-radius: 16px;
      background: var(--surface);
      box-shadow: var(--shadow);
    }
    small {
      display: block;
      color: var(--ink-2);
    }
    summary {
      min-height: 32px;
      cursor: pointer;
      color: var(--brand);
    }
    details {
      margin-bottom: 12px;
    }
    .card > button {
      height: 46px;
      border-radius: 12px;
    }
    .fault {
      color: var(--bad);
    }
    p a {
      text-decoration: underline;
    }
  `,
})
export class Privacy {
  private readonly api = inject(PrivacyApi);
  private readonly announcer = inject(Announcer);
  private readonly texts = inject(Texts);
  private readonly document = inject(DOCUMENT);
  protected readonly consent = inject(Consent);
  protected readonly busy = signal(false);
  protected readonly error = signal<string | null>(null);
  protected readonly copying = signal(false);
  protected readonly copyError = signal<string | null>(null);

  protected async withdraw(): Promise<void> {
    this.busy.set(true);
    this.error.set(null);
    try {
      await this.consent.withdraw();
      this.announcer.success(this.texts.t('student.privacy.withdrawn'));
    } catch (error) {
      this.error.set(messageOf(error, this.texts));
    } finally {
      this.busy.set(false);
    }
  }

  protected async copy(): Promise<void> {
    this.copying.set(true);
    this.copyError.set(null);
    try {
      const url = URL.createObjectURL(await firstValueFrom(this.api.myData()));
      const link = this.document.createElement('a');
      link.href = url;
      link.download = 'my-data.zip';
      link.click();
      setTimeout(() => URL.revokeObjectURL(url), 60_000);
    } catch (error) {
      this.copyError.set(messageOf(error, this.texts));
    } finally {
      this.copying.set(false);
    }
  }
}
