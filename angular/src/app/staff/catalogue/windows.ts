import { DatePipe } from '@angular/common';
import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { FormBuilder, ReactiveFormsModule, ValidatorFn, Validators } from '@angular/forms';
import { firstValueFrom } from 'rxjs';
import { NzButtonModule } from 'ng-zorro-antd/button';
import { NzDatePickerModule } from 'ng-zorro-antd/date-picker';
import { NzIconModule } from 'ng-zorro-antd/icon';
import { NzInputModule } from 'ng-zorro-antd/input';
import { NzTagModule } from 'ng-zorro-antd/tag';
import { CatalogueApi } from '../../api/catalogue-api';
import { WindowRow } from '../../api/models';
import { Announcer } from '../../core/announcer';
import { TextPipe, Texts } from '../../core/texts';
import { EditDrawer } from '../form/edit-drawer';
import { EditForm } from '../form/edit-form';
import { Field } from '../form/field';
import { ListStates } from '../form/list-states';
import { fromWall, toWall } from '../form/shanghai';

const inOrder: ValidatorFn = (control) => {
  const [from, to] = (control.value ?? []) as (Date | null)[];
  return from && to && from < to ? null : { range: true };
};

/** The windows in which applications may be submitted, by the clock of the server. */
@Component({
  selector: 'app-windows',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [
    DatePipe,
    EditDrawer,
    Field,
    ListStates,
    NzButtonModule,
    NzDatePickerModule,
    NzIconModule,
    NzInputModule,
    NzTagModule,
    ReactiveFormsModule,
    TextPipe,
  ],
  template: `<header class="st-head">
      <h1>{{ 'staff.menu.windows' | t }}</h1>
      <span class="st-space"></span>
      <button nz-button nzType="primary" type="button" (click)="edit(null)" data-testid="new">
        <nz-icon nzType="plus" aria-hidden="true" /><span>{{ 'staff.windows.new' | t }}</span>
      </button>
    </header>
    <section class="st-card">
      <app-list-states [loading]="list.isLoading()" [failed]="!!list.error()" [empty]="rows().length === 0" (retried)="list.reload()">
        <div class="st-scroll" tabindex="0" role="region" [attr.aria-label]="'staff.menu.windows' | t">
          <table class="st-table">
            <thead>
              <tr>
                <th>{{ 'staff.windows.name' | t }}</th>
                <th>{{ 'staff.windows.opensAt' | t }}</th>
                <th>{{ 'staff.windows.closesAt' | t }}</th>
                <th>{{ 'staff.windows.grace' | t }}</th>
                <th>{{ 'staff.common.state' | t }}</th>
                <th class="act">{{ 'staff.common.actions' | t }}</th>
              </tr>
            </thead>
            <tbody>
              @for (window of rows(); track window.id) {
                <tr data-testid="list-row">
                  <td>
                    <b>{{ window.name }}</b>
                  </td>
                  <td class="st-digits">{{ window.opensAt | date: 'yyyy-MM-dd HH:mm' : '+0800' }}</td>
                  <td class="st-digits">{{ window.closesAt | date: 'yyyy-MM-dd HH:mm' : '+0800' }}</td>
                  <td>{{ 'staff.windows.days' | t: { n: window.correctionGraceDays } }}</td>
                  <td>
                    <nz-tag [nzColor]="window.isOpen ? 'green' : 'default'">{{
                      (window.isOpen ? 'staff.windows.open' : 'staff.windows.closed') | t
                    }}</nz-tag>
                  </td>
                  <td class="act">
                    <button nz-button nzType="link" nzSize="small" type="button" (click)="edit(window)" data-testid="edit">
                      {{ 'staff.common.edit' | t }}
                    </button>
                  </td>
                </tr>
              }
            </tbody>
          </table>
        </div>
      </app-list-states>
    </section>
    @if (editing() !== undefined) {
      <app-edit-drawer
        [title]="editing() ? 'staff.windows.edit' : 'staff.windows.new'"
        [busy]="form.busy()"
        [refusal]="form.refusal()"
        (saved)="save()"
        (closed)="editing.set(undefined)"
      >
        <form class="st-form" [formGroup]="form.group" (ngSubmit)="save()">
          <app-field class="whole" label="staff.windows.name" for="name" [required]="true" [error]="form.error('name')">
            <input nz-input id="name" formControlName="name" maxlength="100" data-testid="window-name" />
          </app-field>
          <app-field
            class="whole"
            label="staff.windows.range"
            for="range"
            help="staff.windows.rangeHelp"
            [required]="true"
            [error]="form.error('range') ?? form.error('opensAt') ?? form.error('closesAt')"
          >
            <nz-range-picker
              class="st-wide"
              nzId="range"
              nzFormat="yyyy-MM-dd HH:mm"
              [nzShowTime]="{ nzFormat: 'HH:mm' }"
              [nzPlaceHolder]="[texts.t('staff.windows.opensAt'), texts.t('staff.windows.closesAt')]"
              formControlName="range"
              data-testid="window-range"
            />
          </app-field>
          <app-field
            label="staff.windows.grace"
            for="correctionGraceDays"
            help="staff.windows.graceHelp"
            [required]="true"
            [error]="form.error('correctionGraceDays')"
          >
            <input
              nz-input
              type="number"
              min="0"
              max="60"
              id="correctionGraceDays"
              formControlName="correctionGraceDays"
              data-testid="window-grace"
            />
          </app-field>
        </form>
      </app-edit-drawer>
    }`,
})
export class Windows {
  private readonly api = inject(CatalogueApi);
  private readonly announcer = inject(Announcer);
  protected readonly texts = inject(Texts);
  /** undefined: closed; null: a new one. */
  protected readonly editing = signal<WindowRow | null | undefined>(undefined);
  protected readonly list = rxResource({ stream: () => this.api.windows() });
  protected readonly rows = computed(() => (this.list.hasValue() ? this.list.value().items : []));
  private readonly builder = inject(FormBuilder).nonNullable;
  protected readonly form = new EditForm(
    this.builder.group({
      name: ['', Validators.required],
      range: this.builder.control<(Date | null)[]>([], inOrder),
      correctionGraceDays: [7, [Validators.required, Validators.min(0), Validators.max(60)]],
      opensAt: [''],
      closesAt: [''],
    }),
    this.texts,
  );

  protected edit(window: WindowRow | null): void {
    this.form.start({
      name: window?.name ?? '',
      range: window ? [toWall(window.opensAt), toWall(window.closesAt)] : [],
      correctionGraceDays: window?.correctionGraceDays ?? 7,
    });
    this.editing.set(window);
  }

  protected async save(): Promise<void> {
    const window = this.editing();
    const done = await this.form.send(() => {
      const { name, range, correctionGraceDays } = this.form.group.getRawValue();
      const [from, to] = range as [Date, Date];
      const input = { name: name.trim(), opensAt: fromWall(from), closesAt: fromWall(to), correctionGraceDays };
      return firstValueFrom(this.api.saveWindow(window?.id ?? null, { ...input, version: window?.version }));
    });
    if (!done) return;
    this.editing.set(undefined);
    this.announcer.success(this.texts.t('staff.common.saved'));
    this.list.reload();
  }
}
