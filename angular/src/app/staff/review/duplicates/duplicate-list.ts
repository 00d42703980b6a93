import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { RouterLink } from '@angular/router';
import { NzButtonModule } from 'ng-zorro-antd/button';
import { DuplicatesApi } from '../../../api/duplicates-api';
import { DuplicateState } from '../../../api/duplicates-models';
import { ShanghaiPipe } from '../../../core/shanghai-time';
import { TextOfPipe, TextPipe } from '../../../core/texts';
import { StatusTag } from '../../../shared/status-tag/status-tag';
import { ListStates } from '../../form/list-states';
import { CursorStack } from '../cursor-stack';

/** All pairs of applications with the same number, those nobody has looked at first. */
@Component({
  selector: 'app-duplicate-list',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [ListStates, NzButtonModule, RouterLink, ShanghaiPipe, StatusTag, TextOfPipe, TextPipe],
  template: `<header class="st-head">
      <h1>{{ 'staff.duplicates.title' | t }}</h1>
      <div class="st-tabs" role="group" [attr.aria-label]="'staff.duplicates.title' | t">
        @for (name of states; track name) {
          <button type="button" [attr.aria-pressed]="state() === name" (click)="show(name)" [attr.data-testid]="'duplicates-' + name">
            {{ 'staff.duplicates.state' | tOf: name }}
          </button>
        }
      </div>
    </header>
    <p class="st-note">{{ 'staff.duplicates.lead' | t }}</p>
    <section class="st-card">
      <app-list-states
        [loading]="page.isLoading()"
        [failed]="!!page.error()"
        [empty]="rows().length === 0"
        emptyText="staff.duplicates.none"
        (retried)="page.reload()"
      >
        <div class="st-scroll" tabindex="0" role="region" [attr.aria-label]="'staff.duplicates.title' | t">
          <table class="st-table">
            <thead>
              <tr>
                <th>{{ 'staff.duplicates.foundAt' | t }}</th>
                <th>{{ 'staff.duplicates.same' | t }}</th>
                <th>{{ 'staff.duplicates.first' | t }}</th>
                <th>{{ 'staff.duplicates.second' | t }}</th>
                <th>{{ 'staff.duplicates.outcomeLabel' | t }}</th>
                <th class="act">{{ 'staff.common.actions' | t }}</th>
              </tr>
            </thead>
            <tbody>
              @for (row of rows(); track row.id) {
                <tr data-testid="list-row">
                  <td class="st-digits">{{ row.foundAt | shanghai }}</td>
                  <td>
                    @for (ground of row.grounds; track ground) {
                      <span class="ground">{{ 'staff.duplicates.ground' | tOf: ground }}</span>
                    }
                  </td>
                  @for (side of [row.first, row.second]; track $index) {
                    <td>
                      @if (side) {
                        <b>{{ side.studentName }}</b> <app-status-tag [status]="side.status" />
                        <small>{{ side.centerName }} · {{ side.number }}</small>
                      } @else {
                        {{ 'staff.duplicates.gone' | t }}
                      }
                    </td>
                  }
                  <td>
                    @if (row.outcome) {
                      {{ 'staff.duplicates.outcome' | tOf: row.outcome }}<small>{{ row.resolvedBy }}</small>
                    } @else {
                      –
                    }
                  </td>
                  <td class="act">
                    <a [routerLink]="[row.id]" data-testid="duplicate-open">{{ 'staff.duplicates.compare' | t }}</a>
                  </td>
                </tr>
              }
            </tbody>
          </table>
        </div>
      </app-list-states>
      @if (pages.hasPrevious() || next()) {
        <footer class="pager">
          <button nz-button type="button" [disabled]="!pages.hasPrevious()" (click)="pages.previous()">
            {{ 'staff.common.previousPage' | t }}
          </button>
          <button nz-button type="button" [disabled]="!next()" (click)="pages.next(next())">{{ 'staff.common.nextPage' | t }}</button>
        </footer>
      }
    </section>`,
  styles: `
    .ground {
      display: block;
    }
    .pager {
      display: flex;
      gap: 8px;
      justify-content: flex-end;
      padding: 12px 16px;
    }
  `,
})
export class DuplicateList {
  private readonly api = inject(DuplicatesApi);
  protected readonly states: readonly DuplicateState[] = ['Open', 'Resolved', 'Ended'];
  protected readonly state = signal<DuplicateState>('Open');
  protected readonly pages = new CursorStack();
  protected readonly page = rxResource({
    params: () => ({ state: this.state(), after: this.pages.current() }),
    stream: ({ params }) => this.api.query(params.state, params.after),
  });
  protected readonly rows = computed(() => (this.page.hasValue() ? this.page.value().items : []));
  protected readonly next = computed(() => (this.page.hasValue() ? this.page.value().next : null));

  protected show(state: DuplicateState): void {
    this.pages.reset();
    this.state.set(state);
  }
}
