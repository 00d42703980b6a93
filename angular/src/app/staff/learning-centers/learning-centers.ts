import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { FormBuilder, ReactiveFormsModule, Validators } from '@angular/forms';
import { firstValueFrom } from 'rxjs';
import { NzButtonModule } from 'ng-zorro-antd/button';
import { NzIconModule } from 'ng-zorro-antd/icon';
import { NzInputModule } from 'ng-zorro-antd/input';
import { NzTagModule } from 'ng-zorro-antd/tag';
import { IdentityApi } from '../../api/identity-api';
import { LearningCenterRow } from '../../api/models';
import { Announcer } from '../../core/announcer';
import { TextPipe, Texts } from '../../core/texts';
import { EditDrawer } from '../form/edit-drawer';
import { EditForm } from '../form/edit-form';
import { Field } from '../form/field';
import { ListStates } from '../form/list-states';

/** The learning centres, each with the person its students may call. */
@Component({
  selector: 'app-learning-centers',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [EditDrawer, Field, ListStates, NzButtonModule, NzIconModule, NzInputModule, NzTagModule, ReactiveFormsModule, TextPipe],
  template: `<header class="st-head">
      <h1>{{ 'staff.menu.learningCenters' | t }}</h1>
      <span class="st-space"></span>
      <input
        class="st-search"
        nz-input
        [placeholder]="'staff.centers.filter' | t"
        [attr.aria-label]="'staff.centers.filter' | t"
        #filterBox
        (input)="filter.set(filterBox.value)"
        data-testid="filter-center-name"
      />
      <button nz-button nzType="primary" type="button" (click)="edit(null)" data-testid="new">
        <nz-icon nzType="plus" aria-hidden="true" /><span>{{ 'staff.centers.new' | t }}</span>
      </button>
    </header>
    <section class="st-card">
      <app-list-states [loading]="list.isLoading()" [failed]="!!list.error()" [empty]="rows().length === 0" (retried)="list.reload()">
        <div class="st-scroll" tabindex="0" role="region" [attr.aria-label]="'staff.menu.learningCenters' | t">
          <table class="st-table">
            <thead>
              <tr>
                <th>{{ 'staff.centers.code' | t }}</th>
                <th>{{ 'staff.centers.name' | t }}</th>
                <th>{{ 'staff.centers.contactName' | t }}</th>
                <th>{{ 'staff.centers.contactPhone' | t }}</th>
                <th class="st-right">{{ 'staff.centers.students' | t }}</th>
                <th>{{ 'staff.common.state' | t }}</th>
                <th class="act">{{ 'staff.common.actions' | t }}</th>
              </tr>
            </thead>
            <tbody>
              @for (center of rows(); track center.id) {
                <tr data-testid="list-row">
                  <td class="st-digits">{{ center.code }}</td>
                  <td>
                    <b>{{ center.name }}</b>
                  </td>
                  <td>{{ center.contactName }}</td>
                  <td class="st-digits">{{ center.contactPhone }}</td>
                  <td class="st-digits st-right">{{ center.studentCount }}</td>
                  <td>
                    <nz-tag [nzColor]="center.isActive ? 'green' : 'default'">{{
                      (center.isActive ? 'staff.common.active' : 'staff.common.inactive') | t
                    }}</nz-tag>
                  </td>
                  <td class="act">
                    <button nz-button nzType="link" nzSize="small" type="button" (click)="edit(center)" data-testid="edit">
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
        [title]="editing() ? 'staff.centers.edit' : 'staff.centers.new'"
        [busy]="form.busy()"
        [refusal]="form.refusal()"
        (saved)="save()"
        (closed)="editing.set(undefined)"
      >
        <form class="st-form" [formGroup]="form.group" (ngSubmit)="save()">
          <app-field label="staff.centers.code" for="code" [required]="true" [error]="form.error('code')">
            <input nz-input id="code" formControlName="code" maxlength="32" data-testid="center-code" />
          </app-field>
          <app-field label="staff.centers.name" for="name" [required]="true" [error]="form.error('name')">
            <input nz-input id="name" formControlName="name" maxlength="100" data-testid="center-name" />
          </app-field>
          <app-field label="staff.centers.contactName" for="contactName" [error]="form.error('contactName')">
            <input nz-input id="contactName" formControlName="contactName" maxlength="40" data-testid="contact-name" />
          </app-field>
          <app-field label="staff.centers.contactPhone" for="contactPhone" [error]="form.error('contactPhone')">
            <input nz-input id="contactPhone" formControlName="contactPhone" maxlength="32" inputmode="tel" data-testid="contact-phone" />
          </app-field>
          <label class="whole"><input type="checkbox" formControlName="isActive" /> {{ 'staff.centers.isActive' | t }}</label>
        </form>
      </app-edit-drawer>
    }`,
})
export class LearningCenters {
  private readonly api = inject(IdentityApi);
  private readonly announcer = inject(Announcer);
  private readonly texts = inject(Texts);
  /** undefined: closed; null: a new one. */
  protected readonly editing = signal<LearningCenterRow | null | undefined>(undefined);
  protected readonly filter = signal('');
  protected readonly list = rxResource({ stream: () => this.api.learningCenters() });
  protected readonly rows = computed(() => {
    const wanted = this.filter().trim();
    const all = this.list.hasValue() ? this.list.value().items : [];
    return wanted ? all.filter((c) => `${c.code} ${c.name}`.includes(wanted)) : all;
  });
  protected readonly form = new EditForm(
    inject(FormBuilder).nonNullable.group({
      code: ['', Validators.required],
      name: ['', Validators.required],
      contactName: [''],
      contactPhone: [''],
      isActive: [true],
    }),
    this.texts,
  );

  protected edit(center: LearningCenterRow | null): void {
    this.form.start({
      code: center?.code ?? '',
      name: center?.name ?? '',
      contactName: center?.contactName ?? '',
      contactPhone: center?.contactPhone ?? '',
      isActive: center?.isActive ?? true,
    });
    this.editing.set(center);
  }

  protected async save(): Promise<void> {
    const center = this.editing();
    const input = this.form.group.getRawValue();
    const done = await this.form.send(() =>
      firstValueFrom(this.api.saveLearningCenter(center?.id ?? null, { ...input, version: center?.version })),
    );
    if (!done) return;
    this.editing.set(undefined);
    this.announcer.success(this.texts.t('staff.common.saved'));
    this.list.reload();
  }
}
