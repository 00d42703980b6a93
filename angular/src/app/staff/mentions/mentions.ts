import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { RouterLink } from '@angular/router';
import { NzButtonModule } from 'ng-zorro-antd/button';
import { ReviewSide } from '../../api/models';
import { NotesApi } from '../../api/notes-api';
import { ShanghaiPipe } from '../../core/shanghai-time';
import { TextPipe } from '../../core/texts';
import { ListStates } from '../form/list-states';
import { CursorStack } from '../review/cursor-stack';

/** The notes that call the reviewer; each leads to the notes of its case, and is read when they are. */
@Component({
  selector: 'app-mentions',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [ListStates, NzButtonModule, RouterLink, ShanghaiPipe, TextPipe],
  template: `<header class="st-head">
      <h1>{{ 'staff.mentions.title' | t }}</h1>
      <div class="st-tabs" role="group" [attr.aria-label]="'staff.mentions.title' | t">
        <button type="button" [attr.aria-pressed]="unread()" (click)="show(true)" data-testid="mentions-unread">
          {{ 'staff.mentions.onlyUnread' | t }}
        </button>
        <button type="button" [attr.aria-pressed]="!unread()" (click)="show(false)" data-testid="mentions-all">
          {{ 'staff.mentions.all' | t }}
        </button>
      </div>
    </header>
    <section class="st-card">
      <app-list-states
        [loading]="page.isLoading()"
        [failed]="!!page.error()"
        [empty]="rows().length === 0"
        emptyText="staff.mentions.none"
        (retried)="page.reload()"
      >
        <div class="st-scroll" tabindex="0" role="region" [attr.aria-label]="'staff.mentions.title' | t">
          <table class="st-table">
            <thead>
              <tr>
                <th>{{ 'staff.mentions.at' | t }}</th>
                <th>{{ 'staff.mentions.case' | t }}</th>
                <th>{{ 'staff.mentions.note' | t }}</th>
                <th class="act">{{ 'staff.common.actions' | t }}</th>
              </tr>
            </thead>
            <tbody>
              @for (row of rows(); track row.id) {
                <tr [class.unread]="!row.readAt" data-testid="list-row">
                  <td class="st-digits">
                    {{ row.at | shanghai }}<small>{{ (row.readAt ? 'staff.mentions.isRead' : 'staff.mentions.isUnread') | t }}</small>
                  </td>
                  <td>
                    @if (row.number) {
                      <b>{{ row.studentName }}</b><small class="st-digits">{{ row.number }}</small>
                    } @else {
                      <small>{{ 'staff.mentions.away' | t }}</small>
                    }
                  </td>
                  <td class="text">
                    <small>{{ row.authorName }}</small>
                    @if (row.isStruck) {
                      <del>{{ row.text }}</del>
                    } @else {
                      {{ row.text }}
                    }
                  </td>
                  <td class="act">
                    @if (row.number) {
                      <a
                        [routerLink]="['/staff/review', side(), row.applicationId]"
                        [queryParams]="{ tab: 'notes' }"
                        data-testid="mention-open"
                        >{{ 'staff.review.look' | t }}</a
                      >
                    }
                  </td>
                </tr>
              }
            </tbody>
          </table>
        </div>
      </app-list-states>
      @if (pages.hasPrevious() || next()) {
        <footer>
          <button nz-button type="button" [disabled]="!pages.hasPrevious()" (click)="pages.previous()">
            {{ 'staff.common.previousPage' | t }}
          </button>
          <button nz-button type="button" [disabled]="!next()" (click)="pages.next(next())">{{ 'staff.common.nextPage' | t }}</button>
        </footer>
      }
    </section>`,
  styles: `
    .text {
      white-space: pre-line;
      overflow-wrap: anywhere;
    }
    .unread td:first-child {
      box-shadow: inset 3px 0 #b42318;
    }
    footer {
      display: flex;
      justify-content: flex-end;
      gap: 8px;
      margin-top: 12px;
    }
  `,
})
export class Mentions {
  readonly side = input.required<ReviewSide>();
  private readonly api = inject(NotesApi);
  protected readonly unread = signal(true);
  protected readonly pages = new CursorStack();
  protected readonly page = rxResource({
    params: () => ({ side: this.side(), unread: this.unread(), after: this.pages.current() }),
    stream: ({ params }) => this.api.mentions(params.side, params.unread, params.after),
  });
  protected readonly rows = computed(() => (this.page.hasValue() ? this.page.value().items : []));
  protected readonly next = computed(() => (this.page.hasValue() ? this.page.value().next : null));

  protected show(unread: boolean): void {
    this.pages.reset();
    this.unread.set(unread);
  }
}
