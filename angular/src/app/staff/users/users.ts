import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { FormBuilder, FormsModule, ReactiveFormsModule, Validators } from '@angular/forms';
import { firstValueFrom } from 'rxjs';
import { NzButtonModule } from 'ng-zorro-antd/button';
import { NzIconModule } from 'ng-zorro-antd/icon';
import { NzInputModule } from 'ng-zorro-antd/input';
import { NzModalService } from 'ng-zorro-antd/modal';
import { NzSelectModule } from 'ng-zorro-antd/select';
import { NzTagModule } from 'ng-zorro-antd/tag';
import { Announcer } from '../../core/announcer';
import { messageOf } from '../../core/problem';
import { Session } from '../../core/session';
import { TextPipe, Texts } from '../../core/texts';
import { EditDrawer } from '../form/edit-drawer';
import { EditForm } from '../form/edit-form';
import { Field } from '../form/field';
import { ListStates } from '../form/list-states';
import { IdentityApi } from '../../api/identity-api';
import { IdentityUser } from '../../api/models';
import { PermissionsModal } from './permissions-modal';

const PAGE_SIZE = 20;

/** The accounts of staff: who they are, which roles they have, whether they may sign in. */
@Component({
  selector: 'app-users',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [
    EditDrawer,
    Field,
    FormsModule,
    ListStates,
    NzButtonModule,
    NzIconModule,
    NzInputModule,
    NzSelectModule,
    NzTagModule,
    PermissionsModal,
    ReactiveFormsModule,
    TextPipe,
  ],
  providers: [NzModalService],
  templateUrl: './users.html',
})
export class Users {
  private readonly api = inject(IdentityApi);
  private readonly announcer = inject(Announcer);
  private readonly modal = inject(NzModalService);
  private readonly texts = inject(Texts);
  protected readonly session = inject(Session);

  protected readonly typed = signal('');
  protected readonly query = signal({ filter: '', page: 0 });
  /** undefined: closed; null: a new one. */
  protected readonly editing = signal<IdentityUser | null | undefined>(undefined);
  protected readonly granting = signal<IdentityUser | null>(null);
  protected readonly list = rxResource({
    params: () => this.query(),
    stream: ({ params }) =>
      this.api.users({
        filter: params.filter,
        sorting: 'userName desc', // tickets are digits: this brings staff, whom this page is for, before students
        skipCount: params.page * PAGE_SIZE,
        maxResultCount: PAGE_SIZE,
      }),
  });
  protected readonly rows = computed(() => (this.list.hasValue() ? this.list.value().items : []));
  protected readonly total = computed(() => (this.list.hasValue() ? this.list.value().totalCount : 0));
  protected readonly hasNext = computed(() => (this.query().page + 1) * PAGE_SIZE < this.total());
  private readonly assignable = rxResource({ stream: () => this.api.assignableRoles() });
  protected readonly roles = computed(() => (this.assignable.hasValue() ? this.assignable.value().items : []));
  /** A centre's administrator belongs to a centre; only the university may say to which. */
  private readonly centerList = rxResource({
    params: () => this.session.isGranted('Identity.LearningCenters') || undefined,
    stream: () => this.api.learningCenters(),
  });
  protected readonly centers = computed(() => (this.centerList.hasValue() ? this.centerList.value().items : []));
  protected readonly roleNames = signal<ReadonlySet<string>>(new Set());
  protected readonly form = new EditForm(
    inject(FormBuilder).nonNullable.group({
      userName: ['', Validators.required],
      name: ['', Validators.required],
      email: ['', Validators.email],
      phoneNumber: [''],
      password: ['', [Validators.minLength(8)]],
      isActive: [true],
      tenantId: [null as string | null],
    }),
    this.texts,
  );

  protected label(role: string): string {
    return this.texts.of(`staff.role.${role}`, undefined, role);
  }

  protected centerName(id: string | null): string {
    return this.centers().find((c) => c.id === id)?.name ?? (id ? '' : this.texts.t('staff.users.university'));
  }

  protected find(): void {
    this.query.set({ filter: this.typed().trim(), page: 0 });
  }

  protected turn(step: number): void {
    this.query.update((q) => ({ ...q, page: q.page + step }));
  }

  protected async edit(user: IdentityUser | null): Promise<void> {
    const { password } = this.form.group.controls;
    password.setValidators(user ? [Validators.minLength(8)] : [Validators.required, Validators.minLength(8)]);
    this.form.start({
      userName: user?.userName ?? '',
      name: (user?.surname ?? '') + (user?.name ?? ''),
      email: user?.email ?? '',
      phoneNumber: user?.phoneNumber ?? '',
      isActive: user?.isActive ?? true,
      tenantId: user?.tenantId ?? null,
    });
    this.roleNames.set(new Set());
    if (user) {
      const roles = await firstValueFrom(this.api.userRoles(user.id));
      this.roleNames.set(new Set(roles.items.map((r) => r.name)));
    }
    this.editing.set(user);
  }

  protected resetTwoFactor(user: IdentityUser): void {
    this.modal.confirm({
      nzTitle: this.texts.t('staff.users.resetTwoFactorTitle', { name: user.userName }),
      nzContent: this.texts.t('staff.users.resetTwoFactorText'),
      nzOkDanger: true,
      nzOnOk: async () => {
        try {
          await firstValueFrom(this.api.resetTwoFactor(user.id));
          this.announcer.success(this.texts.t('staff.users.resetTwoFactorDone'));
          this.list.reload();
        } catch (error) {
          this.announcer.error(messageOf(error, this.texts));
        }
      },
    });
  }

  protected toggleRole(name: string): void {
    this.roleNames.update((set) => {
      const copy = new Set(set);
      if (!copy.delete(name)) copy.add(name);
      return copy;
    });
  }

  protected async save(): Promise<void> {
    const user = this.editing() ?? null;
    const done = await this.form.send(() =>
      firstValueFrom(
        this.api.saveUser(user?.id ?? null, {
          lockoutEnabled: true,
          ...user,
          ...this.form.group.getRawValue(),
          surname: '',
          roleNames: [...this.roleNames()],
        }),
      ),
    );
    if (!done) return;
    this.editing.set(undefined);
    this.announcer.success(this.texts.t('staff.common.saved'));
    this.list.reload();
  }
}
