import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { FormBuilder, ReactiveFormsModule, Validators } from '@angular/forms';
import { firstValueFrom } from 'rxjs';
import { NzButtonModule } from 'ng-zorro-antd/button';
import { NzIconModule } from 'ng-zorro-antd/icon';
import { NzInputModule } from 'ng-zorro-antd/input';
import { NzModalService } from 'ng-zorro-antd/modal';
import { NzTagModule } from 'ng-zorro-antd/tag';
import { Session } from '../../core/session';
import { TextPipe, Texts } from '../../core/texts';
import { EditDrawer } from '../form/edit-drawer';
import { EditForm } from '../form/edit-form';
import { Field } from '../form/field';
import { ListStates } from '../form/list-states';
import { IdentityApi } from '../../api/identity-api';
import { IdentityRole } from '../../api/models';
import { PermissionsModal } from './permissions-modal';

/** The roles and what each may do. */
@Component({
  selector: 'app-roles',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [
    EditDrawer,
    Field,
    ListStates,
    NzButtonModule,
    NzIconModule,
    NzInputModule,
    NzTagModule,
    PermissionsModal,
    ReactiveFormsModule,
    TextPipe,
  ],
  providers: [NzModalService],
  template: `<header class="st-head">
      <h1>{{ 'staff.menu.roles' | t }}</h1>
      <span class="st-space"></span>
      @if (session.isGranted('AbpIdentity.Roles.Create')) {
        <button nz-button nzType="primary" type="button" (click)="create()" data-testid="new">
          <nz-icon nzType="plus" aria-hidden="true" /><span>{{ 'staff.roles.new' | t }}</span>
        </button>
      }
    </header>
    <section class="st-card">
      <app-list-states [loading]="list.isLoading()" [failed]="!!list.error()" [empty]="rows().length === 0" (retried)="list.reload()">
        <div class="st-scroll" tabindex="0" role="region" [attr.aria-label]="'staff.menu.roles' | t">
          <table class="st-table">
            <thead>
              <tr>
                <th>{{ 'staff.roles.name' | t }}</th>
                <th>{{ 'staff.common.state' | t }}</th>
                <th class="act">{{ 'staff.common.actions' | t }}</th>
              </tr>
            </thead>
            <tbody>
              @for (role of rows(); track role.id) {
                <tr data-testid="list-row">
                  <td>
                    <b>{{ label(role.name) }}</b><small>{{ role.name }}</small>
                  </td>
                  <td>
                    @if (role.isStatic) {
                      <nz-tag>{{ 'staff.roles.static' | t }}</nz-tag>
                    }
                    @if (role.isDefault) {
                      <nz-tag nzColor="blue">{{ 'staff.roles.default' | t }}</nz-tag>
                    }
                  </td>
                  <td class="act">
                    @if (session.isGranted('AbpIdentity.Roles.ManagePermissions')) {
                      <button nz-button nzType="link" nzSize="small" type="button" (click)="granting.set(role)" data-testid="permissions">
                        {{ 'staff.users.permissions' | t }}
                      </button>
                    }
                    @if (!role.isStatic && session.isGranted('AbpIdentity.Roles.Delete')) {
                      <button nz-button nzType="link" nzSize="small" nzDanger type="button" (click)="remove(role)" data-testid="delete">
                        {{ 'staff.common.delete' | t }}
                      </button>
                    }
                  </td>
                </tr>
              }
            </tbody>
          </table>
        </div>
      </app-list-states>
    </section>
    @if (creating()) {
      <app-edit-drawer
        title="staff.roles.new"
        [busy]="form.busy()"
        [refusal]="form.refusal()"
        (saved)="save()"
        (closed)="creating.set(false)"
      >
        <form [formGroup]="form.group" (ngSubmit)="save()">
          <app-field label="staff.roles.name" for="name" [required]="true" [error]="form.error('name')">
            <input nz-input id="name" formControlName="name" maxlength="64" data-testid="role-name" />
          </app-field>
        </form>
      </app-edit-drawer>
    }
    @if (granting(); as role) {
      <app-permissions-modal providerName="R" [providerKey]="role.name" [title]="label(role.name)" (closed)="granting.set(null)" />
    }`,
})
export class Roles {
  private readonly api = inject(IdentityApi);
  private readonly modal = inject(NzModalService);
  private readonly texts = inject(Texts);
  protected readonly session = inject(Session);
  protected readonly granting = signal<IdentityRole | null>(null);
  protected readonly creating = signal(false);
  protected readonly list = rxResource({ stream: () => this.api.roles({ maxResultCount: 100 }) });
  protected readonly rows = computed(() => (this.list.hasValue() ? this.list.value().items : []));
  protected readonly form = new EditForm(inject(FormBuilder).nonNullable.group({ name: ['', Validators.required] }), this.texts);

  protected label(name: string): string {
    return this.texts.of(`staff.role.${name}`, undefined, name);
  }

  protected create(): void {
    this.form.start({ name: '' });
    this.creating.set(true);
  }

  protected async save(): Promise<void> {
    const done = await this.form.send(() =>
      firstValueFrom(this.api.saveRole(null, { name: this.form.group.getRawValue().name.trim(), isDefault: false, isPublic: true })),
    );
    if (!done) return;
    this.creating.set(false);
    this.list.reload();
  }

  protected remove(role: IdentityRole): void {
    this.modal.confirm({
      nzTitle: this.texts.t('staff.roles.deleteTitle', { name: role.name }),
      nzOkDanger: true,
      nzOnOk: async () => {
        await firstValueFrom(this.api.deleteRole(role.id));
        this.list.reload();
      },
    });
  }
}
