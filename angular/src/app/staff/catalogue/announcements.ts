import { DatePipe } from '@angular/common';
import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { FormBuilder, ReactiveFormsModule, Validators } from '@angular/forms';
import { firstValueFrom } from 'rxjs';
import { NzButtonModule } from 'ng-zorro-antd/button';
import { NzDatePickerModule } from 'ng-zorro-antd/date-picker';
import { NzIconModule } from 'ng-zorro-antd/icon';
import { NzInputModule } from 'ng-zorro-antd/input';
import { NzModalService } from 'ng-zorro-antd/modal';
import { NzTagModule } from 'ng-zorro-antd/tag';
import { CatalogueApi } from '../../api/catalogue-api';
import { AnnouncementRow } from '../../api/models';
import { Announcer } from '../../core/announcer';
import { TextPipe, Texts } from '../../core/texts';
import { EditDrawer } from '../form/edit-drawer';
import { EditForm } from '../form/edit-form';
import { Field } from '../form/field';
import { ListStates } from '../form/list-states';
import { fromWall, toWall } from '../form/shanghai';

/** What the university tells all students on their home page. */
@Component({
  selector: 'app-announcements',
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
  providers: [NzModalService],
  template: `<header class="st-head">
      <h1>{{ 'staff.menu.announcements' | t }}</h1>
      <span class="st-space"></span>
      <button nz-button nzType="primary" type="button" (click)="edit(null)" data-testid="new">
        <nz-icon nzType="plus" aria-hidden="true" /><span>{{ 'staff.announcements.new' | t }}</span>
      </button>
    </header>
    <section class="st-card">
      <app-list-states [loading]="list.isLoading()" [failed]="!!list.error()" [empty]="rows().length === 0" (retried)="list.reload()">
        <div class="st-scroll" tabindex="0" role="region" [attr.aria-label]="'staff.menu.announcements' | t">
          <table class="st-table">
            <thead>
              <tr>
                <th>{{ 'staff.announcements.title' | t }}</th>
                <th>{{ 'staff.announcements.publishedAt' | t }}</th>
                <th>{{ 'staff.common.state' | t }}</th>
                <th class="act">{{ 'staff.common.actions' | t }}</th>
              </tr>
            </thead>
            <tbody>
              @for (item of rows(); track item.id) {
                <tr data-testid="list-row">
                  <td>
                    <b>{{ item.title }}</b>
                    <small class="st-clamp">{{ item.body }}</small>
                  </td>
                  <td class="st-digits st-nowrap">{{ item.publishedAt | date: 'yyyy-MM-dd HH:mm' : '+0800' }}</td>
                  <td>
                    <nz-tag [nzColor]="item.isActive ? 'green' : 'default'">{{
                      (item.isActive ? 'staff.announcements.shown' : 'staff.announcements.hidden') | t
                    }}</nz-tag>
                  </td>
                  <td class="act">
                    <button nz-button nzType="link" nzSize="small" type="button" (click)="edit(item)" data-testid="edit">
                      {{ 'staff.common.edit' | t }}
                    </button>
                    <button nz-button nzType="link" nzSize="small" nzDanger type="button" (click)="remove(item)" data-testid="delete">
                      {{ 'staff.common.delete' | t }}
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
        [title]="editing() ? 'staff.announcements.edit' : 'staff.announcements.new'"
        [busy]="form.busy()"
        [refusal]="form.refusal()"
        (saved)="save()"
        (closed)="editing.set(undefined)"
      >
        <form class="st-form" [formGroup]="form.group" (ngSubmit)="save()">
          <app-field class="whole" label="staff.announcements.title" for="title" [required]="true" [error]="form.error('title')">
            <input nz-input id="title" formControlName="title" maxlength="100" data-testid="announcement-title" />
          </app-field>
          <app-field class="whole" label="staff.announcements.body" for="body" [required]="true" [error]="form.error('body')">
            <textarea nz-input rows="8" id="body" formControlName="body" maxlength="4000" data-testid="announcement-body"></textarea>
          </app-field>
          <app-field label="staff.announcements.publishedAt" for="publishedAt" [required]="true" [error]="form.error('publishedAt')">
            <nz-date-picker
              class="st-wide"
              nzId="publishedAt"
              nzFormat="yyyy-MM-dd HH:mm"
              [nzShowTime]="{ nzFormat: 'HH:mm' }"
              [nzAllowClear]="false"
              formControlName="publishedAt"
            />
          </app-field>
          <label class="st-bottom"
            ><input type="checkbox" formControlName="isActive" data-testid="announcement-active" />
            {{ 'staff.announcements.isActive' | t }}</label
          >
        </form>
      </app-edit-drawer>
    }`,
})
export class Announcements {
  private readonly api = inject(CatalogueApi);
  private readonly announcer = inject(Announcer);
  private readonly modal = inject(NzModalService);
  private readonly texts = inject(Texts);
  /** undefined: closed; null: a new one. */
  protected readonly editing = signal<AnnouncementRow | null | undefined>(undefined);
  protected readonly list = rxResource({ stream: () => this.api.announcements() });
  protected readonly rows = computed(() => (this.list.hasValue() ? this.list.value().items : []));
  private readonly builder = inject(FormBuilder).nonNullable;
  protected readonly form = new EditForm(
    this.builder.group({
      title: ['', Validators.required],
      body: ['', Validators.required],
      publishedAt: this.builder.control<Date | null>(null, Validators.required),
      isActive: [true],
    }),
    this.texts,
  );

  protected edit(item: AnnouncementRow | null): void {
    const publishedAt = toWall(item?.publishedAt ?? new Date().toISOString());
    this.form.start({ title: item?.title ?? '', body: item?.body ?? '', publishedAt, isActive: item?.isActive ?? true });
    this.editing.set(item);
  }

  protected async save(): Promise<void> {
    const item = this.editing();
    const done = await this.form.send(() => {
      const { publishedAt, ...rest } = this.form.group.getRawValue();
      const input = { ...rest, publishedAt: fromWall(publishedAt as Date) };
      return firstValueFrom(this.api.saveAnnouncement(item?.id ?? null, { ...input, version: item?.version }));
    });
    if (!done) return;
    this.editing.set(undefined);
    this.announcer.success(this.texts.t('staff.common.saved'));
    this.list.reload();
  }

  protected remove(item: AnnouncementRow): void {
    this.modal.confirm({
      nzTitle: this.texts.t('staff.announcements.deleteTitle', { title: item.title }),
      nzOkDanger: true,
      nzOnOk: async () => {
        await firstValueFrom(this.api.deleteAnnouncement(item.id));
        this.list.reload();
      },
    });
  }
}
