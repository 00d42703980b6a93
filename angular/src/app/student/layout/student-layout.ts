import { ChangeDetectionStrategy, Component, DestroyRef, DOCUMENT, inject } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { NavigationEnd, Router, RouterLink, RouterLinkActive, RouterOutlet } from '@angular/router';
import { NzIconModule } from 'ng-zorro-antd/icon';
import { filter } from 'rxjs';
import { LanguageSwitch } from '../../core/language';
import { TextOfPipe, TextPipe } from '../../core/texts';
import { UnreadNotices } from './unread-notices';

/** For the student's pages: tabs at the bottom of a phone, a menu on top of a desk, one column in the middle. */
@Component({
  selector: 'app-student-layout',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [RouterLink, RouterLinkActive, RouterOutlet, NzIconModule, TextPipe, TextOfPipe],
  template: `
    <a class="skip" href="#content" (click)="skip($event)">{{ 'student.nav.skip' | t }}</a>
    <header>
      <div class="inner">
        <a class="brand" routerLink="/"
          ><img src="/favicon.svg" alt="" width="32" height="32" /><span>{{ 'common.appName' | t }}</span></a
        >
        <button type="button" class="language" (click)="language.toggle()" data-testid="language">
          <nz-icon nzType="global" aria-hidden="true" />{{ 'common.action.language' | t }}
        </button>
      </div>
    </header>
    <nav [attr.aria-label]="'student.nav.label' | t">
      @for (tab of tabs; track tab.name) {
        <a
          [routerLink]="tab.link"
          routerLinkActive="on"
          ariaCurrentWhenActive="page"
          [routerLinkActiveOptions]="{ exact: tab.link === '/' }"
          [attr.data-testid]="'tab-' + tab.name"
        >
          <span class="icon" aria-hidden="true">
            <nz-icon [nzType]="tab.icon" />
            @if (tab.name === 'notices' && unread.count() > 0) {
              <span class="badge">{{ unread.count() > 99 ? '99+' : unread.count() }}</span>
            }
          </span>
          <span>{{ 'student.nav' | tOf: tab.name }}</span>
          @if (tab.name === 'notices' && unread.count() > 0) {
            <span class="sr-only">{{ 'student.notices.unread' | t: { count: unread.count() } }}</span>
          }
        </a>
      }
    </nav>
    <main id="content" tabindex="-1"><router-outlet /></main>
  `,
  styleUrl: './student-layout.less',
})
export class StudentLayout {
  private readonly document = inject(DOCUMENT);
  protected readonly language = inject(LanguageSwitch);
  protected readonly unread = inject(UnreadNotices);
  protected readonly tabs = [
    { name: 'home', link: '/', icon: 'home' },
    { name: 'notices', link: '/notices', icon: 'bell' },
    { name: 'guide', link: '/guide', icon: 'read' },
    { name: 'me', link: '/me', icon: 'user' },
  ] as const;

  constructor() {
    const look = () => this.document.visibilityState === 'visible' && this.unread.refresh();
    this.document.addEventListener('visibilitychange', look);
    inject(DestroyRef).onDestroy(() => this.document.removeEventListener('visibilitychange', look));
    inject(Router)
      .events.pipe(
        filter((event) => event instanceof NavigationEnd),
        takeUntilDestroyed(),
      )
      .subscribe(() => this.unread.refresh());
    this.unread.refresh();
  }

  protected skip(event: Event): void {
    event.preventDefault();
    this.document.getElementById('content')?.focus();
  }
}
