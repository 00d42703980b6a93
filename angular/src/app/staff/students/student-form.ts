import { ChangeDetectionStrategy, Component, OnInit, computed, inject, input, output } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { FormBuilder, ReactiveFormsModule, ValidatorFn, Validators } from '@angular/forms';
import { firstValueFrom } from 'rxjs';
import { NzInputModule } from 'ng-zorro-antd/input';
import { NzSelectModule } from 'ng-zorro-antd/select';
import { IdentityApi } from '../../api/identity-api';
import { StudentRow } from '../../api/models';
import { TextPipe, Texts } from '../../core/texts';
import { idNumberFault } from '../../shared/rules/id-number';
import { EditDrawer } from '../form/edit-drawer';
import { EditForm } from '../form/edit-form';
import { Field } from '../form/field';

/** Says while typing what is wrong with an ID number: length, date or check digit. */
const idNumber: ValidatorFn = (control) => {
  const problem = control.value ? idNumberFault(String(control.value)) : null;
  return problem ? { [`idNumber.${problem}`]: true } : null;
};

/** Enters a student into the register or corrects the entry. */
@Component({
  selector: 'app-student-form',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [EditDrawer, Field, NzInputModule, NzSelectModule, ReactiveFormsModule, TextPipe],
  template: `<app-edit-drawer
    [title]="student() ? 'staff.students.edit' : 'staff.students.new'"
    [busy]="form.busy()"
    [refusal]="form.refusal()"
    (saved)="save()"
    (closed)="closed.emit()"
  >
    <form class="st-form" [formGroup]="form.group" (ngSubmit)="save()">
      <app-field label="staff.students.name" for="name" [required]="true" [error]="form.error('name')">
        <input nz-input id="name" formControlName="name" maxlength="40" autocomplete="off" data-testid="student-name" />
      </app-field>
      <app-field label="staff.students.ticket" for="admissionTicketNumber" [required]="true" [error]="form.error('admissionTicketNumber')">
        <input
          nz-input
          id="admissionTicketNumber"
          formControlName="admissionTicketNumber"
          maxlength="20"
          autocomplete="off"
          data-testid="student-ticket"
        />
      </app-field>
      <app-field
        class="whole"
        label="staff.students.idNumber"
        for="idNumber"
        [required]="!student()"
        [help]="student() ? 'staff.students.idUnchanged' : undefined"
        [error]="form.error('idNumber')"
      >
        <input
          nz-input
          class="st-digits"
          id="idNumber"
          formControlName="idNumber"
          maxlength="18"
          autocomplete="off"
          (input)="form.group.controls.idNumber.markAsTouched()"
          data-testid="student-id-number"
        />
      </app-field>
      <app-field
        label="staff.students.phone"
        for="phone"
        [help]="student() ? 'staff.students.phoneUnchanged' : undefined"
        [error]="form.error('phone')"
      >
        <input nz-input id="phone" formControlName="phone" maxlength="11" inputmode="tel" autocomplete="off" data-testid="student-phone" />
      </app-field>
      <app-field label="staff.students.major" for="majorCode" [required]="true" [error]="form.error('majorCode')">
        <nz-select class="st-wide" nzId="majorCode" nzShowSearch formControlName="majorCode" data-testid="student-major">
          @for (major of majors(); track major.code) {
            <nz-option [nzValue]="major.code" [nzLabel]="major.code + ' ' + major.name" />
          }
        </nz-select>
      </app-field>
      @if (student()) {
        <label class="whole"
          ><input type="checkbox" formControlName="isActive" data-testid="student-active" /> {{ 'staff.students.active' | t }}</label
        >
      }
    </form>
  </app-edit-drawer>`,
})
export class StudentForm implements OnInit {
  readonly student = input<StudentRow | null>(null);
  readonly saved = output();
  readonly closed = output();

  private readonly api = inject(IdentityApi);
  private readonly majorList = rxResource({ stream: () => this.api.majors() });
  protected readonly majors = computed(() => {
    const items = this.majorList.hasValue() ? this.majorList.value().items : [];
    const own = this.student();
    const known = !own || items.some((m) => m.code === own.majorCode);
    return known ? items : [...items, { code: own.majorCode, name: own.majorName }];
  });
  protected readonly form = new EditForm(
    inject(FormBuilder).nonNullable.group({
      name: ['', [Validators.required]],
      admissionTicketNumber: ['', [Validators.required]],
      idNumber: ['', [idNumber]],
      phone: ['', [Validators.pattern(/^1\d{10}$/)]],
      majorCode: ['', [Validators.required]],
      isActive: [true],
    }),
    inject(Texts),
  );

  ngOnInit(): void {
    const student = this.student();
    const { admissionTicketNumber, idNumber, phone } = this.form.group.controls;
    this.form.start(student ? { ...student, idNumber: '', phone: '' } : {});
    if (student) {
      admissionTicketNumber.disable();
      phone.clearValidators();
      phone.addValidators(Validators.pattern(/^1\d{10}$/));
    } else idNumber.addValidators(Validators.required);
  }

  protected async save(): Promise<void> {
    const student = this.student();
    const done = await this.form.send(() => {
      const { name, admissionTicketNumber, idNumber, phone, majorCode, isActive } = this.form.group.getRawValue();
      const majorName = this.majors().find((m) => m.code === majorCode)?.name ?? '';
      const common = { name: name.trim(), phone: phone.trim() || null, majorCode, majorName };
      const id = idNumber.trim().toUpperCase();
      return firstValueFrom(
        student
          ? this.api.updateStudent(student.id, { ...common, version: student.version, idNumber: id || null, isActive })
          : this.api.createStudent({ ...common, admissionTicketNumber: admissionTicketNumber.trim(), idNumber: id }),
      );
    });
    if (done) this.saved.emit();
  }
}
