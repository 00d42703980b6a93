import { ChangeDetectionStrategy, Component, computed, inject, input, linkedSignal, output, signal } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { firstValueFrom } from 'rxjs';
import { NzAlertModule } from 'ng-zorro-antd/alert';
import { NzModalModule } from 'ng-zorro-antd/modal';
import { messageOf } from '../../core/problem';
import { TextPipe, Texts } from '../../core/texts';
import { ListStates } from '../form/list-states';
import { IdentityApi } from '../../api/identity-api';
import { PermissionGrant, PermissionGroup } from '../../api/models';
import { changesOf, withPermission } from './permission-ticks';

/** Grants and takes back the permissions of a role or of one user. */
@Component({
  selector: 'app-permissions-modal',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [ListStates, NzAlertModule, NzModalModule, TextPipe],
  template: `<nz-modal
    [nzVisible]="true"
    [nzTitle]="'staff.permissions.title' | t: { name: title() }"
    nzWidth="720px"
    [nzOkLoading]="busy()"
    [nzOkText]="'staff.common.save' | t"
    [nzMaskClosable]="false"
    (nzOnCancel)="closed.emit()"
    (nzOnOk)="save()"
  >
    <ng-container *nzModalContent>
      @if (refusal(); as text) {
        <nz-alert nzType="error" nzShowIcon [nzMessage]="text" role="alert" />
      }
      <app-list-states [loading]="data.isLoading()" [failed]="!!data.error()" [empty]="groups().length === 0" (retried)="data.reload()">
        <div class="groups" tabindex="0" role="region" [attr.aria-label]="'staff.permissions.title' | t: { name: title() }">
          @for (group of groups(); track group.name) {
            <fieldset>
              <legend>
                {{ group.displayName }} <span>{{ count(group) }} / {{ group.permissions.length }}</span>
              </legend>
              @for (permission of group.permissions; track permission.name) {
                <label [style.padding-left.px]="permission.parentName ? 22 : 0">
                  <input
                    type="checkbox"
                    [checked]="granted().has(permission.name)"
                    [disabled]="inherited(permission)"
                    (change)="toggle(permission.name)"
                    [attr.data-testid]="'permission-' + permission.name"
                  />
                  {{ permission.displayName }}
                  @if (inherited(permission)) {
                    <small>{{ 'staff.permissions.inherited' | t }}</small>
                  }
                </label>
              }
            </fieldset>
          }
        </div>
      </app-list-states>
    </ng-container>
  </nz-modal>`,
  styles: `
    .groups {
      display: grid;
      grid-template-columns: repeat(auto-fill, minmax(300px, 1fr));
      align-items: start;
      gap: 12px;
      max-height: 60vh;
      overflow: auto;
    }
    fieldset {
      margin: 0;
      padding: 8px 12px;
      border: 1px solid #dfe4ea;
      border-radius: 8px;
    }
    legend {
      width: auto;
      margin: 0;
      padding: 0 6px;
      border: 0;
      font-size: 14px;
      font-weight: 600;
    }
    legend span,
    small {
      color: #5c6876;
      font-size: 12px;
      font-weight: 400;
    }
    label {
      display: block;
      padding: 3px 0;
    }
  `,
})
export class PermissionsModal {
  readonly providerName = input.required<'R' | 'U'>();
  readonly providerKey = input.required<string>();
  readonly title = input('');
  readonly closed = output();

  private readonly api = inject(IdentityApi);
  private readonly texts = inject(Texts);
  protected readonly busy = signal(false);
  protected readonly refusal = signal<string | null>(null);
  protected readonly data = rxResource({
    params: () => ({ name: this.providerName(), key: this.providerKey() }),
    stream: ({ params }) => this.api.permissions(params.name, params.key),
  });
  protected readonly groups = computed(() => (this.data.hasValue() ? this.data.value().groups : []));
  private readonly all = computed(() => this.groups().flatMap((g) => g.permissions));
  protected readonly granted = linkedSignal<ReadonlySet<string>>(
    () =>
      new Set(
        this.all()
          .filter((p) => p.isGranted)
          .map((p) => p.name),
      ),
  );

  protected inherited(permission: PermissionGrant): boolean {
    return permission.isGranted && permission.grantedProviders.some((g) => g.providerName !== this.providerName());
  }

  protected count(group: PermissionGroup): number {
    return group.permissions.filter((p) => this.granted().has(p.name)).length;
  }

  protected toggle(name: string): void {
    this.granted.update((set) => withPermission(this.all(), set, name, !set.has(name)));
  }

  protected async save(): Promise<void> {
    this.busy.set(true);
    this.refusal.set(null);
    try {
      const changes = changesOf(this.all(), this.granted());
      if (changes.length) await firstValueFrom(this.api.savePermissions(this.providerName(), this.providerKey(), changes));
      this.closed.emit();
    } catch (error) {
      this.refusal.set(messageOf(error, this.texts));
    } finally {
      this.busy.set(false);
    }
  }
}
