import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { Router } from '@angular/router';
import { NzResultModule } from 'ng-zorro-antd/result';
import { Session } from '../core/session';
import { TextPipe } from '../core/texts';
import { OTHER_ENTRIES, REVIEW_ENTRIES, visibleEntries } from './staff-menu';

/** Sends a staff member to the first page their policies open. */
@Component({
  selector: 'app-staff-start',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [NzResultModule, TextPipe],
  template: `<nz-result nzStatus="403" [nzTitle]="'staff.nothingGranted' | t" [nzSubTitle]="'staff.askAdmin' | t" />`,
})
export class StaffStart {
  constructor() {
    const session = inject(Session);
    const entries = [...REVIEW_ENTRIES, ...OTHER_ENTRIES];
    const first = visibleEntries(entries, (p) => session.isGranted(p), session.isDemo())[0];
    if (first) void inject(Router).navigateByUrl(first.link, { replaceUrl: true });
  }
}
