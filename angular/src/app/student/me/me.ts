import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { RouterLink } from '@angular/router';
import { NzButtonModule } from 'ng-zorro-antd/button';
import { NzIconModule } from 'ng-zorro-antd/icon';
import { ApplicationsApi } from '../../api/applications-api';
import { Session } from '../../core/session';
import { SignOut } from '../../core/sign-out';
import { TextPipe } from '../../core/texts';
import { ContactBlock } from '../home/contact-block';

/** For the student's own corner: who one is in the register, the account, whom to ask, signing out. */
@Component({
  selector: 'app-me',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [RouterLink, NzButtonModule, NzIconModule, TextPipe, ContactBlock],
  template: `
    <h1 class="sr-only">{{ 'student.me.title' | t }}</h1>
    <section class="card who">
      <span class="face" aria-hidden="true">{{ initial() }}</span>
      <div>
        <b>{{ session.displayName() }}</b>
        <span>{{ session.user()?.userName }}</span>
      </div>
    </section>
    @if (options.hasValue()) {
      <section class="card">
        <dl>
          <dt>{{ 'common.field.admissionTicketNumber' | t }}</dt>
          <dd>{{ options.value().student.admissionTicketNumber }}</dd>
          <dt>{{ 'common.field.major' | t }}</dt>
          <dd>{{ options.value().student.majorName }} ({{ options.value().student.majorCode }})</dd>
          <dt>{{ 'common.field.center' | t }}</dt>
          <dd>{{ options.value().student.centerName }}</dd>
        </dl>
      </section>
    }
    <nav class="card links" [attr.aria-label]="'student.me.title' | t">
      <a routerLink="/account/manage" data-testid="manage"
        ><nz-icon nzType="key" aria-hidden="true" />{{ 'student.me.account' | t }}<nz-icon nzType="right" aria-hidden="true"
      /></a>
      <a routerLink="/me/privacy" data-testid="privacy"
        ><nz-icon nzType="safety-certificate" aria-hidden="true" />{{ 'student.privacy.title' | t
        }}<nz-icon nzType="right" aria-hidden="true"
      /></a>
      <a routerLink="/guide"
        ><nz-icon nzType="read" aria-hidden="true" />{{ 'student.guide.title' | t }}<nz-icon nzType="right" aria-hidden="true"
      /></a>
    </nav>
    @if (home.hasValue()) {
      <app-contact-block [contacts]="home.value().contacts" />
    }
    <button nz-button nzBlock type="button" class="out" (click)="signOut.here()" data-testid="sign-out">
      <nz-icon nzType="logout" aria-hidden="true" />{{ 'common.action.signOut' | t }}
    </button>
  `,
  styles: `
    :host {
      display: grid;
      gap: 14px;
      max-width: 640px;
      margin: 12px auto 0;
    }
    .card {
      padding: 18px;
      border-radius: 16px;
      background: var(--surface);
      box-shadow: var(--shadow);
    }
    .who {
      display: flex;
      align-items: center;
      gap: 14px;
    }
    .face {
      display: grid;
      place-items: center;
      width: 56px;
      height: 56px;
      border-radius: 50%;
      background: linear-gradient(135deg, #1450b8, #2b74e6);
      color: #fff;
      font-size: 24px;
    }
    .who b {
      display: block;
      font-size: 20px;
    }
    .who span:last-child,
    dt {
      color: var(--ink-2);
      font-weight: 400;
    }
    .who .face {
      color: #fff;
    }
    dl {
      display: grid;
      grid-template-columns: auto 1fr;
      gap: 12px 18px;
      margin: 0;
    }
    dd {
      margin: 0;
      text-align: right;
      overflow-wrap: anywhere;
    }
    .links {
      padding: 4px 18px;
    }
    .links a {
      display: grid;
      grid-template-columns: 26px 1fr auto;
      align-items: center;
      min-height: 54px;
      color: var(--ink);
      font-size: 16px;
    }
    .links a + a {
      border-top: 1px solid #eef1f6;
    }
    .links nz-icon {
      color: var(--brand);
    }
    .out {
      height: 50px;
      border-radius: 14px;
      font-size: 16px;
    }
  `,
})
export class Me {
  private readonly api = inject(ApplicationsApi);
  protected readonly session = inject(Session);
  protected readonly signOut = inject(SignOut);
  protected readonly options = rxResource({ stream: () => this.api.formOptions() });
  protected readonly home = rxResource({ stream: () => this.api.home() });
  protected readonly initial = computed(() => [...this.session.displayName()][0] ?? '');
}
