import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { RouterLink } from '@angular/router';
import { ReviewApi } from '../../api/review-api';
import { ShanghaiPipe } from '../../core/shanghai-time';
import { TextPipe } from '../../core/texts';
import { ListStates } from '../form/list-states';

/** What students of the centre ask whose time for a correction is over; each leads to the case. */
@Component({
  selector: 'app-appeals',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [ListStates, RouterLink, ShanghaiPipe, TextPipe],
  template: `<header class="st-head">
      <h1>{{ 'staff.menu.appeals' | t }}</h1>
    </header>
    <p class="st-note">{{ 'staff.appeals.lead' | t }}</p>
    <section class="st-card">
      <app-list-states [loading]="list.isLoading()" [failed]="!!list.error()" [empty]="rows().length === 0" (retried)="list.reload()">
        <div class="st-scroll" tabindex="0" role="region" [attr.aria-label]="'staff.menu.appeals' | t">
          <table class="st-table">
            <thead>
              <tr>
                <th>{{ 'staff.appeals.at' | t }}</th>
                <th>{{ 'staff.appeals.student' | t }}</th>
                <th>{{ 'staff.appeals.text' | t }}</th>
                <th class="act">{{ 'staff.common.actions' | t }}</th>
              </tr>
            </thead>
            <tbody>
              @for (row of rows(); track row.id) {
                <tr data-testid="list-row">
                  <td class="st-digits">{{ row.at | shanghai }}</td>
                  <td>
                    <b>{{ row.studentName }}</b><small>{{ row.certificateTypeName }} · {{ row.number }}</small>
                  </td>
                  <td class="text">{{ row.text }}</td>
                  <td class="act">
                    <a [routerLink]="['/staff/review/center', row.id]" data-testid="appeal-open">{{ 'staff.review.look' | t }}</a>
                  </td>
                </tr>
              }
            </tbody>
          </table>
        </div>
      </app-list-states>
    </section>`,
  styles: `
    .text {
      white-space: pre-line;
      overflow-wrap: anywhere;
    }
  `,
})
export class Appeals {
  private readonly api = inject(ReviewApi);
  protected readonly list = rxResource({ stream: () => this.api.appeals() });
  protected readonly rows = computed(() => (this.list.hasValue() ? this.list.value().items : []));
}
