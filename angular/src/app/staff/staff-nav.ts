import { ChangeDetectionStrategy, Component, computed, inject, output, signal } from '@angular/core';
import { RouterLink, RouterLinkActive } from '@angular/router';
import { NzIconModule } from 'ng-zorro-antd/icon';
import { Session } from '../core/session';
import { TextOfPipe, TextPipe } from '../core/texts';
import { OTHER_ENTRIES, REVIEW_ENTRIES, visibleEntries } from './staff-menu';

/** The side menu: the guide's nested path first, everything else below it, all by granted policy. */
@Component({
  selector: 'app-staff-nav',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [NzIconModule, RouterLink, RouterLinkActive, TextOfPipe, TextPipe],
  templateUrl: './staff-nav.html',
  styleUrl: './staff-nav.less',
})
export class StaffNav {
  readonly chosen = output();
  private readonly session = inject(Session);
  protected readonly open = signal({ academic: true, onePlusX: true });
  protected readonly review = computed(() => this.visible(REVIEW_ENTRIES));
  protected readonly others = computed(() => this.visible(OTHER_ENTRIES));

  protected toggle(group: 'academic' | 'onePlusX'): void {
    this.open.update((o) => ({ ...o, [group]: !o[group] }));
  }

  private visible(entries: typeof OTHER_ENTRIES) {
    return visibleEntries(entries, (p) => this.session.isGranted(p), this.session.isDemo());
  }
}
