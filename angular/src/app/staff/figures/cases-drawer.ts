import { DatePipe } from '@angular/common';
import { ChangeDetectionStrategy, Component, effect, inject, input, output, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { NzButtonModule } from 'ng-zorro-antd/button';
import { NzDrawerModule } from 'ng-zorro-antd/drawer';
import { Subscription } from 'rxjs';
import { Behind, FigureCases, FiguresApi } from '../../api/figures-api';
import { ReviewSide } from '../../api/models';
import { TextPipe } from '../../core/texts';
import { StatusTag } from '../../shared/status-tag/status-tag';
import { ListStates } from '../form/list-states';

/** The list behind a number: what happened when, and where the case stands now. */
@Component({
  selector: 'app-cases-drawer',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [DatePipe, ListStates, NzButtonModule, NzDrawerModule, RouterLink, StatusTag, TextPipe],
  template: `<nz-drawer [nzVisible]="!!behind()" [nzTitle]="title()" nzWidth="min(640px, 100vw)" (nzOnClose)="closed.emit()">
    <ng-container *nzDrawerContent>
      <app-list-states
        [loading]="isLoading()"
        [failed]="failed()"
        [empty]="items().length === 0"
        emptyText="staff.figures.noCases"
        (retried)="load(null)"
      >
        <table class="st-table" data-testid="figure-cases">
          <thead>
            <tr>
              <th>{{ 'staff.figures.at' | t }}</th>
              <th>{{ 'staff.figures.case' | t }}</th>
              <th>{{ 'staff.common.state' | t }}</th>
            </tr>
          </thead>
          <tbody>
            @for (item of items(); track $index) {
              <tr data-testid="list-row">
                <td class="st-digits st-nowrap">{{ item.at | date: 'yyyy-MM-dd HH:mm' : '+0800' }}</td>
                @if (item.application; as a) {
                  <td>
                    <a [routerLink]="['/staff/review', side(), a.id]">{{ a.studentName }} · {{ a.number }}</a>
                    @if (side() === 'university') {
                      <div class="center">{{ a.centerName }}</div>
                    }
                  </td>
                  <td><app-status-tag [status]="a.status" /></td>
                } @else {
                  <td colspan="2">{{ 'staff.figures.gone' | t }}</td>
                }
              </tr>
            }
          </tbody>
        </table>
        @if (next(); as cursor) {
          <button nz-button nzBlock type="button" class="st-gap-top" [nzLoading]="isLoading()" (click)="load(cursor)" data-testid="more">
            {{ 'staff.figures.more' | t }}
          </button>
        }
      </app-list-states>
    </ng-container>
  </nz-drawer>`,
  styles: `
    .center {
      color: var(--ink-2);
      font-size: 13px;
    }
  `,
})
export class CasesDrawer {
  readonly side = input.required<ReviewSide>();
  readonly behind = input.required<Behind | null>();
  readonly title = input.required<string>();
  readonly closed = output();

  private readonly api = inject(FiguresApi);
  private running: Subscription | null = null;
  protected readonly items = signal<FigureCases['items']>([]);
  protected readonly next = signal<string | null>(null);
  protected readonly isLoading = signal(false);
  protected readonly failed = signal(false);

  constructor() {
    effect(() => {
      if (this.behind()) this.load(null);
    });
  }

  protected load(after: string | null): void {
    const behind = this.behind();
    if (!behind) return;
    this.running?.unsubscribe();
    if (!after) this.items.set([]);
    this.isLoading.set(true);
    this.failed.set(false);
    this.running = this.api.cases(this.side(), behind, after).subscribe({
      next: (page) => {
        this.items.update((items) => [...items, ...page.items]);
        this.next.set(page.next);
        this.isLoading.set(false);
      },
      error: () => {
        this.failed.set(true);
        this.isLoading.set(false);
      },
    });
  }
}
