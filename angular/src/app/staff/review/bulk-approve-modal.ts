import { ChangeDetectionStrategy, Component, computed, inject, input, output, signal } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { firstValueFrom } from 'rxjs';
import { NzAlertModule } from 'ng-zorro-antd/alert';
import { NzButtonModule } from 'ng-zorro-antd/button';
import { NzInputModule } from 'ng-zorro-antd/input';
import { NzModalModule } from 'ng-zorro-antd/modal';
import { CodeText, ReviewRow, ReviewSide } from '../../api/models';
import { BulkRow } from '../../api/review-models';
import { ReviewApi } from '../../api/review-api';
import { messageOf } from '../../core/problem';
import { TextPipe, Texts } from '../../core/texts';

interface Outcome {
  readonly row: ReviewRow;
  /** Null when it passed. */
  readonly why: string | null;
}

/** Passes what was chosen in the list, and then says of each what became of it: nothing is passed that is not ticked already. */
@Component({
  selector: 'app-bulk-approve-modal',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [FormsModule, NzAlertModule, NzButtonModule, NzInputModule, NzModalModule, TextPipe],
  template: `<nz-modal
      [nzVisible]="true"
      [nzTitle]="'staff.bulk.title' | t"
      [nzFooter]="footer"
      [nzMaskClosable]="false"
      (nzOnCancel)="close()"
    >
      <ng-container *nzModalContent>
        @if (outcomes(); as all) {
          <p role="status" class="sum" data-testid="bulk-sum">
            {{ 'staff.bulk.sum' | t: { passed: passed(), refused: all.length - passed() } }}
          </p>
          <ul data-testid="bulk-results">
            @for (outcome of all; track outcome.row.id) {
              <li [class.refused]="outcome.why">
                <b>{{ outcome.row.number }}</b> {{ outcome.row.studentName }}
                <span>{{ outcome.why ?? ('staff.bulk.passed' | t) }}</span>
                @if (outcome.why) {
                  <button nz-button nzType="link" nzSize="small" type="button" (click)="opened.emit(outcome.row)">
                    {{ 'staff.review.review' | t }}
                  </button>
                }
              </li>
            }
          </ul>
        } @else {
          <p>{{ 'staff.bulk.text' | t: { n: rows().length } }}</p>
          <label for="bulkOpinion">{{ 'staff.bulk.opinion' | t }}</label>
          <textarea
            nz-input
            id="bulkOpinion"
            rows="2"
            maxlength="300"
            [ngModel]="opinion()"
            (ngModelChange)="opinion.set($event)"
            data-testid="bulk-opinion"
          ></textarea>
          @if (refusal(); as text) {
            <nz-alert class="st-gap-top" nzType="error" nzShowIcon [nzMessage]="text" role="alert" />
          }
        }
      </ng-container>
    </nz-modal>
    <ng-template #footer>
      @if (outcomes()) {
        <button nz-button nzType="primary" type="button" (click)="close()" data-testid="bulk-close">{{ 'staff.common.close' | t }}</button>
      } @else {
        <button nz-button type="button" [disabled]="busy()" (click)="close()">{{ 'staff.common.cancel' | t }}</button>
        <button nz-button nzType="primary" type="button" [nzLoading]="busy()" (click)="approve()" data-testid="bulk-confirm">
          {{ 'staff.bulk.confirm' | t: { n: rows().length } }}
        </button>
      }
    </ng-template>`,
  styles: `
    .sum {
      font-weight: 600;
    }
    ul {
      margin: 0;
      padding: 0;
      max-height: 50vh;
      overflow: auto;
      list-style: none;
    }
    li {
      padding: 8px 0;
      border-bottom: 1px solid var(--line, #f0f0f0);
    }
    li span {
      display: block;
      color: #237804;
    }
    li.refused span {
      color: #a8071a;
    }
    li button {
      padding-left: 0;
    }
  `,
})
export class BulkApproveModal {
  readonly side = input.required<ReviewSide>();
  readonly rows = input.required<readonly ReviewRow[]>();
  /** Of the desk; names what is not ticked. */
  readonly checklist = input.required<readonly CodeText[]>();
  /** True when something was passed: the list is no longer what it was. */
  readonly closed = output<boolean>();
  readonly opened = output<ReviewRow>();

  private readonly api = inject(ReviewApi);
  private readonly texts = inject(Texts);
  protected readonly opinion = signal('');
  protected readonly busy = signal(false);
  protected readonly refusal = signal<string | null>(null);
  protected readonly outcomes = signal<readonly Outcome[] | null>(null);
  protected readonly passed = computed(() => this.outcomes()?.filter((o) => !o.why).length ?? 0);

  protected close(): void {
    if (!this.busy()) this.closed.emit(this.outcomes() !== null);
  }

  protected async approve(): Promise<void> {
    if (this.busy()) return;
    this.busy.set(true);
    this.refusal.set(null);
    try {
      const rows = this.rows().map(({ id, version }) => ({ id, version }));
      const answer = await firstValueFrom(this.api.approveMany(this.side(), { rows, opinion: this.opinion().trim() || null }));
      const results = new Map(answer.rows.map((r) => [r.id, r]));
      this.outcomes.set(this.rows().map((row) => ({ row, why: this.why(results.get(row.id)) })));
    } catch (error) {
      this.refusal.set(messageOf(error, this.texts));
    } finally {
      this.busy.set(false);
    }
  }

  private why(result: BulkRow | undefined): string | null {
    if (!result?.refusal) return result ? null : this.texts.t('common.error.any');
    const { message, data } = result.refusal;
    const missing = Array.isArray(data['missing']) ? (data['missing'] as string[]) : [];
    const names = missing.map((code) => this.checklist().find((c) => c.code === code)?.text ?? code);
    return names.length ? this.texts.t('staff.bulk.missing', { points: names.join(this.texts.t('staff.bulk.and')) }) : message;
  }
}
