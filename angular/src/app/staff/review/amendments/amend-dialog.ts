import { ChangeDetectionStrategy, Component, computed, inject, input, output, signal } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { FormsModule } from '@angular/forms';
import { firstValueFrom } from 'rxjs';
import { NzAlertModule } from 'ng-zorro-antd/alert';
import { NzInputModule } from 'ng-zorro-antd/input';
import { NzModalModule } from 'ng-zorro-antd/modal';
import { AMENDABLE_FIELDS, AmendableField, ReviewDetail, ReviewSide } from '../../../api/models';
import { ReviewApi } from '../../../api/review-api';
import { messageOf } from '../../../core/problem';
import { TextOfPipe, TextPipe, Texts } from '../../../core/texts';
import { AmendForm, inputOf, ready, taken } from './amend-values';

/** Corrects fields of the open case, with a reason that the student reads. */
@Component({
  selector: 'app-amend-dialog',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [FormsModule, NzAlertModule, NzInputModule, NzModalModule, TextOfPipe, TextPipe],
  template: `<nz-modal
    [nzVisible]="true"
    [nzWidth]="560"
    [nzTitle]="'staff.amend.title' | t"
    [nzOkText]="'staff.amend.confirm' | t"
    [nzCancelText]="'staff.common.cancel' | t"
    [nzOkDisabled]="!ready()"
    [nzOkLoading]="busy()"
    (nzOnOk)="amend()"
    (nzOnCancel)="closed.emit()"
  >
    <ng-container *nzModalContent>
      <p class="lead">{{ 'staff.amend.lead' | t }}</p>
      <div class="fields" data-testid="amend-dialog">
        @for (field of fields; track field) {
          <div class="field">
            <label
              ><input
                type="checkbox"
                [checked]="form().fields.has(field)"
                (change)="take(field, !form().fields.has(field))"
                [attr.data-testid]="'amend-' + field"
              />
              {{ 'common.field' | tOf: field }}</label
            >
            @if (form().fields.has(field)) {
              @switch (field) {
                @case ('certificateTypeId') {
                  <select
                    class="ant-input"
                    [attr.aria-label]="'common.field' | tOf: field"
                    [ngModel]="form().certificateTypeId"
                    (ngModelChange)="chooseType($event)"
                  >
                    @for (type of types(); track type.id) {
                      <option [ngValue]="type.id">{{ type.name }}</option>
                    }
                  </select>
                }
                @case ('certificateLevel') {
                  <select
                    class="ant-input"
                    [attr.aria-label]="'common.field' | tOf: field"
                    [ngModel]="form().certificateLevel"
                    (ngModelChange)="set({ certificateLevel: $event, courseCodes: [] })"
                  >
                    @for (level of levels(); track level.level) {
                      <option [ngValue]="level.level">{{ 'common.level' | tOf: level.level }}</option>
                    }
                  </select>
                }
                @case ('courseCodes') {
                  <div class="courses" role="group" [attr.aria-label]="'common.field' | tOf: field">
                    @for (course of courses(); track course.code) {
                      <label
                        ><input type="checkbox" [checked]="form().courseCodes.includes(course.code)" (change)="toggle(course.code)" />
                        {{ course.code }} {{ course.name }}</label
                      >
                    }
                  </div>
                }
                @case ('issuedOn') {
                  <input
                    nz-input
                    type="date"
                    [attr.aria-label]="'common.field' | tOf: field"
                    [ngModel]="form().issuedOn"
                    (ngModelChange)="set({ issuedOn: $event })"
                  />
                }
                @case ('validUntil') {
                  <input
                    nz-input
                    type="date"
                    [attr.aria-label]="'common.field' | tOf: field"
                    [ngModel]="form().validUntil"
                    (ngModelChange)="set({ validUntil: $event })"
                  />
                }
                @case ('phone') {
                  <input
                    nz-input
                    maxlength="32"
                    autocomplete="off"
                    [attr.aria-label]="'common.field' | tOf: field"
                    [ngModel]="form().phone"
                    (ngModelChange)="set({ phone: $event })"
                    data-testid="amend-value-phone"
                  />
                }
                @case ('certificateNumber') {
                  <input
                    nz-input
                    maxlength="64"
                    autocomplete="off"
                    [attr.aria-label]="'common.field' | tOf: field"
                    [ngModel]="form().certificateNumber"
                    (ngModelChange)="set({ certificateNumber: $event })"
                    data-testid="amend-value-certificateNumber"
                  />
                }
              }
            }
          </div>
        }
        <label class="why"
          ><span>{{ 'staff.amend.reason' | t }}</span>
          <textarea
            nz-input
            rows="3"
            maxlength="300"
            [ngModel]="form().reason"
            (ngModelChange)="set({ reason: $event })"
            data-testid="amend-reason"
          ></textarea>
        </label>
        @if (refusal(); as text) {
          <nz-alert nzType="error" nzShowIcon [nzMessage]="text" role="alert" data-testid="amend-refusal" />
        }
      </div>
    </ng-container>
  </nz-modal>`,
  styles: `
    .lead {
      color: #414c5a;
    }
    .fields {
      display: grid;
      gap: 8px;
    }
    .field {
      display: grid;
      grid-template-columns: 140px minmax(0, 1fr);
      gap: 8px;
      align-items: start;
    }
    .courses {
      display: grid;
      gap: 4px;
    }
    .why > span {
      display: block;
      color: #52606f;
    }
    @media (width <= 480px) {
      .field {
        grid-template-columns: minmax(0, 1fr);
      }
    }
  `,
})
export class AmendDialog {
  readonly side = input.required<ReviewSide>();
  readonly detail = input.required<ReviewDetail>();
  readonly amended = output<ReviewDetail>();
  readonly closed = output();

  private readonly api = inject(ReviewApi);
  private readonly texts = inject(Texts);
  protected readonly fields = AMENDABLE_FIELDS;
  private readonly options = rxResource({
    params: () => ({ side: this.side(), id: this.detail().id }),
    stream: ({ params }) => this.api.amendable(params.side, params.id),
  });
  /** Numbers are masked here, so they are typed anew; the rest begins as it is. */
  private readonly typed = signal<Partial<AmendForm>>({});
  protected readonly form = computed<AmendForm>(() => {
    const d = this.detail();
    return {
      fields: new Set<AmendableField>(),
      phone: '',
      certificateNumber: '',
      certificateTypeId: d.certificateTypeId,
      certificateLevel: d.certificateLevel,
      courseCodes: d.courses.map((c) => c.code),
      issuedOn: d.issuedOn ?? '',
      validUntil: d.validUntil ?? '',
      reason: '',
      ...this.typed(),
    };
  });
  protected readonly types = computed(() => (this.options.hasValue() ? this.options.value().types : []));
  protected readonly levels = computed(() => this.types().find((t) => t.id === this.form().certificateTypeId)?.levels ?? []);
  protected readonly courses = computed(() => this.levels().find((l) => l.level === this.form().certificateLevel)?.courses ?? []);
  protected readonly ready = computed(() => ready(this.form()));
  protected readonly busy = signal(false);
  protected readonly refusal = signal<string | null>(null);

  protected set(part: Partial<AmendForm>): void {
    this.typed.update((t) => ({ ...t, ...part }));
  }

  protected take(field: AmendableField, on: boolean): void {
    this.set({ fields: taken(this.form().fields, field, on) });
  }

  protected chooseType(id: string): void {
    this.set({ certificateTypeId: id, certificateLevel: null, courseCodes: [] });
  }

  protected toggle(code: string): void {
    const codes = this.form().courseCodes;
    this.set({ courseCodes: codes.includes(code) ? codes.filter((c) => c !== code) : [...codes, code] });
  }

  protected async amend(): Promise<void> {
    if (!this.ready() || this.busy()) return;
    this.busy.set(true);
    this.refusal.set(null);
    try {
      const input = inputOf(this.form(), this.detail().version);
      this.amended.emit(await firstValueFrom(this.api.amend(this.side(), this.detail().id, input)));
    } catch (error) {
      this.refusal.set(messageOf(error, this.texts));
    } finally {
      this.busy.set(false);
    }
  }
}
