import { ChangeDetectionStrategy, Component, effect, inject } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { FormBuilder, ReactiveFormsModule, Validators } from '@angular/forms';
import { firstValueFrom } from 'rxjs';
import { NzAlertModule } from 'ng-zorro-antd/alert';
import { NzButtonModule } from 'ng-zorro-antd/button';
import { NzInputModule } from 'ng-zorro-antd/input';
import { IdentityApi } from '../../api/identity-api';
import { Announcer } from '../../core/announcer';
import { TextPipe, Texts } from '../../core/texts';
import { EditForm } from '../form/edit-form';
import { Field } from '../form/field';
import { ListStates } from '../form/list-states';

/** The centre's own contact person and phone, which its students see on their home page. */
@Component({
  selector: 'app-my-center',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Field, ListStates, NzAlertModule, NzButtonModule, NzInputModule, ReactiveFormsModule, TextPipe],
  template: `<header class="st-head">
      <h1>{{ 'staff.menu.myCenter' | t }}</h1>
    </header>
    <section class="st-card st-narrow">
      <app-list-states [loading]="center.isLoading()" [failed]="!!center.error()" [empty]="!center.hasValue()" (retried)="center.reload()">
        @if (form.refusal(); as text) {
          <nz-alert class="st-gap" nzType="error" nzShowIcon [nzMessage]="text" role="alert" />
        }
        <form class="st-form" [formGroup]="form.group" (ngSubmit)="save()">
          <app-field class="whole" label="staff.centers.name" for="name" help="staff.myCenter.nameHelp">
            <input nz-input id="name" [value]="center.value()?.name" readonly data-testid="center-name" />
          </app-field>
          <app-field label="staff.centers.contactName" for="contactName" [required]="true" [error]="form.error('contactName')">
            <input nz-input id="contactName" formControlName="contactName" maxlength="40" data-testid="contact-name" />
          </app-field>
          <app-field label="staff.centers.contactPhone" for="contactPhone" [required]="true" [error]="form.error('contactPhone')">
            <input nz-input id="contactPhone" formControlName="contactPhone" maxlength="32" inputmode="tel" data-testid="contact-phone" />
          </app-field>
          <p class="whole st-note">{{ 'staff.myCenter.help' | t }}</p>
          <div class="whole">
            <button nz-button nzType="primary" type="submit" [nzLoading]="form.busy()" data-testid="form-save">
              {{ 'staff.common.save' | t }}
            </button>
          </div>
        </form>
      </app-list-states>
    </section>`,
})
export class MyCenter {
  private readonly api = inject(IdentityApi);
  private readonly announcer = inject(Announcer);
  private readonly texts = inject(Texts);
  protected readonly center = rxResource({ stream: () => this.api.myCenter() });
  protected readonly form = new EditForm(
    inject(FormBuilder).nonNullable.group({
      contactName: ['', Validators.required],
      contactPhone: ['', Validators.required],
    }),
    this.texts,
  );

  constructor() {
    effect(() => {
      if (!this.center.hasValue()) return;
      const { contactName, contactPhone } = this.center.value();
      this.form.start({ contactName: contactName ?? '', contactPhone: contactPhone ?? '' });
    });
  }

  protected async save(): Promise<void> {
    const center = this.center.value();
    if (!center) return;
    const input = { version: center.version, name: center.name, ...this.form.group.getRawValue() };
    if (!(await this.form.send(() => firstValueFrom(this.api.saveMyCenter(input))))) return;
    this.announcer.success(this.texts.t('staff.common.saved'));
    this.center.reload();
  }
}
