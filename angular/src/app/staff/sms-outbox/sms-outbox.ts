import { DatePipe } from '@angular/common';
import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { NzAlertModule } from 'ng-zorro-antd/alert';
import { NzButtonModule } from 'ng-zorro-antd/button';
import { NzIconModule } from 'ng-zorro-antd/icon';
import { NzTagModule } from 'ng-zorro-antd/tag';
import { NotificationsApi } from '../../api/notifications-api';
import { TextOfPipe, TextPipe } from '../../core/texts';
import { ListStates } from '../form/list-states';

const COLORS: Record<string, string> = { Sent: 'green', Queued: 'gold', Failed: 'red' };

/** Shows what would have been sent by SMS, for trying the system out without a telephone. */
@Component({
  selector: 'app-sms-outbox',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [DatePipe, ListStates, NzAlertModule, NzButtonModule, NzIconModule, NzTagModule, TextOfPipe, TextPipe],
  template: `<header class="st-head">
      <h1>{{ 'staff.menu.sms' | t }}</h1>
      <span class="st-space"></span>
      <button nz-button type="button" [nzLoading]="list.isLoading()" (click)="list.reload()" data-testid="reload">
        <nz-icon nzType="reload" aria-hidden="true" /><span>{{ 'staff.common.reload' | t }}</span>
      </button>
    </header>
    <section class="st-card">
      <nz-alert class="st-gap" nzType="info" nzShowIcon [nzMessage]="'staff.sms.demo' | t" />
      <app-list-states
        [loading]="list.isLoading()"
        [failed]="!!list.error()"
        [empty]="rows().length === 0"
        emptyText="staff.sms.none"
        (retried)="list.reload()"
      >
        <div class="st-scroll" tabindex="0" role="region" [attr.aria-label]="'staff.menu.sms' | t">
          <table class="st-table" data-testid="sms-list">
            <thead>
              <tr>
                <th>{{ 'staff.sms.at' | t }}</th>
                <th>{{ 'staff.sms.phone' | t }}</th>
                <th>{{ 'staff.sms.text' | t }}</th>
                <th>{{ 'staff.common.state' | t }}</th>
              </tr>
            </thead>
            <tbody>
              @for (sms of rows(); track sms.id) {
                <tr data-testid="list-row">
                  <td class="st-digits st-nowrap">{{ sms.at | date: 'yyyy-MM-dd HH:mm:ss' : '+0800' }}</td>
                  <td class="st-digits">{{ sms.phone }}</td>
                  <td>{{ sms.text }}</td>
                  <td>
                    <nz-tag [nzColor]="color(sms.state)">{{ 'staff.sms.state' | tOf: sms.state }}</nz-tag>
                  </td>
                </tr>
              }
            </tbody>
          </table>
        </div>
      </app-list-states>
    </section>`,
})
export class SmsOutbox {
  private readonly api = inject(NotificationsApi);
  protected readonly list = rxResource({ stream: () => this.api.demoSms() });
  protected readonly rows = computed(() => (this.list.hasValue() ? this.list.value().items : []));

  protected color(state: string): string {
    return COLORS[state] ?? 'default';
  }
}
