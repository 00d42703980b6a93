import { ChangeDetectionStrategy, Component, ViewEncapsulation, computed, inject, signal } from '@angular/core';
import { CdkMenu, CdkMenuItem, CdkMenuTrigger } from '@angular/cdk/menu';
import { RouterLink, RouterOutlet } from '@angular/router';
import { NzButtonModule } from 'ng-zorro-antd/button';
import { NzDrawerModule } from 'ng-zorro-antd/drawer';
import { NzIconModule } from 'ng-zorro-antd/icon';
import { LanguageSwitch } from '../core/language';
import { Session } from '../core/session';
import { SignOut } from '../core/sign-out';
import { TextPipe, Texts } from '../core/texts';
import { MentionBell } from './mentions/mention-bell';
import { StaffNav } from './staff-nav';

/** The frame of every staff page: side menu (a drawer on narrow screens), who I am, language, sign-out. */
@Component({
  selector: 'app-staff-layout',
  changeDetection: ChangeDetectionStrategy.OnPush,
  // its styles are the staff area's own small design system (classes st-…), which drawers and menus outside this element use too
  encapsulation: ViewEncapsulation.None,
  imports: [
    CdkMenu,
    CdkMenuItem,
    CdkMenuTrigger,
    MentionBell,
    NzButtonModule,
    NzDrawerModule,
    NzIconModule,
    RouterLink,
    RouterOutlet,
    StaffNav,
    TextPipe,
  ],
  templateUrl: './staff-layout.html',
  styleUrl: './staff-layout.less',
})
export class StaffLayout {
  protected readonly session = inject(Session);
  private readonly texts = inject(Texts);
  protected readonly language = inject(LanguageSwitch);
  protected readonly leaving = inject(SignOut);
  protected readonly drawer = signal(false);
  protected readonly place = computed(() => this.session.center()?.name ?? this.texts.t('staff.university'));
  protected readonly initial = computed(() => this.session.displayName().slice(0, 1));
}
