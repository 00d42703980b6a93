import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { Router } from '@angular/router';
import { NzButtonModule } from 'ng-zorro-antd/button';
import { NzIconModule } from 'ng-zorro-antd/icon';
import { Session } from '../core/session';
import { SignOut } from '../core/sign-out';
import { TextOfPipe, TextPipe } from '../core/texts';

const icons = { forbidden: 'lock', notFound: 'search', offline: 'disconnect' } as const;

/** For the places where nothing else can be shown: no access, no such page, no connection. */
@Component({
  selector: 'app-message-page',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [NzButtonModule, NzIconModule, TextPipe, TextOfPipe],
  template: `
    <main>
      <nz-icon [nzType]="icon()" aria-hidden="true" />
      <h1>{{ 'common.' + kind() | tOf: 'title' }}</h1>
      <p>{{ 'common.' + kind() | tOf: 'text' }}</p>
      <div class="actions">
        @if (kind() === 'offline') {
          <button nz-button nzType="primary" nzSize="large" type="button" (click)="retry()">{{ 'common.action.retry' | t }}</button>
        } @else {
          <button nz-button nzType="primary" nzSize="large" type="button" (click)="home()">{{ 'common.action.home' | t }}</button>
        }
        @if (kind() === 'forbidden' && session.isAuthenticated()) {
          <button nz-button nzSize="large" type="button" (click)="signOut.here()">{{ 'common.action.signOut' | t }}</button>
        }
      </div>
    </main>
  `,
  styles: `
    main {
      min-height: 100dvh;
      display: grid;
      place-content: center;
      justify-items: center;
      padding: 24px;
      text-align: center;
      background: linear-gradient(#e3edff, #f5f7fa 320px);
    }
    nz-icon {
      font-size: 52px;
      color: #7f9cd0;
    }
    h1 {
      margin: 20px 0 8px;
      font-size: 22px;
    }
    p {
      max-width: 28em;
      color: var(--ink-2);
      font-size: 15px;
    }
    .actions {
      display: flex;
      gap: 12px;
      margin-top: 12px;
    }
  `,
})
export class MessagePage {
  readonly kind = input.required<keyof typeof icons>();
  readonly returnUrl = input<string>();
  private readonly router = inject(Router);
  protected readonly session = inject(Session);
  protected readonly signOut = inject(SignOut);
  protected readonly icon = computed(() => icons[this.kind()]);

  protected home(): void {
    void this.router.navigateByUrl(this.session.homeUrl());
  }
  protected async retry(): Promise<void> {
    await this.session.load();
    await this.router.navigateByUrl(this.returnUrl()?.startsWith('/') ? this.returnUrl()! : '/');
  }
}
