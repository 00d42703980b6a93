import { ChangeDetectionStrategy, Component, effect, inject, input, output, untracked } from '@angular/core';
import { FormBuilder, ReactiveFormsModule, ValidatorFn, Validators } from '@angular/forms';
import { NzInputModule } from 'ng-zorro-antd/input';
import { CodeText } from '../../api/models';
import { ChecklistPoint } from '../../api/review-models';
import { TextPipe, Texts } from '../../core/texts';
import { EditDrawer } from '../form/edit-drawer';
import { EditForm } from '../form/edit-form';
import { Field } from '../form/field';
import { Desk } from './points';

/** One point of a checklist; nothing is sent from here, the page saves the whole. */
@Component({
  selector: 'app-point-form',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [EditDrawer, Field, NzInputModule, ReactiveFormsModule, TextPipe],
  template: `<app-edit-drawer
    [title]="point() ? 'staff.checklist.edit' : 'staff.checklist.new'"
    [refusal]="form.refusal()"
    (saved)="save()"
    (closed)="closed.emit()"
  >
    <form class="st-form" [formGroup]="form.group" (ngSubmit)="save()">
      <app-field
        class="whole"
        label="staff.checklist.code"
        for="code"
        help="staff.checklist.codeHelp"
        [required]="true"
        [error]="form.error('code')"
      >
        <input nz-input id="code" formControlName="code" maxlength="32" data-testid="point-code" />
      </app-field>
      <app-field class="whole" label="staff.checklist.chinese" for="chinese" [required]="true" [error]="form.error('chinese')">
        <textarea nz-input rows="2" id="chinese" formControlName="chinese" maxlength="200" data-testid="point-chinese"></textarea>
      </app-field>
      <app-field class="whole" label="staff.checklist.english" for="english" [required]="true" [error]="form.error('english')">
        <textarea nz-input rows="2" id="english" formControlName="english" maxlength="200" data-testid="point-english"></textarea>
      </app-field>
      <fieldset class="whole">
        <legend>{{ 'staff.checklist.evidence' | t }}</legend>
        <p>{{ 'staff.checklist.evidenceHelp' | t }}</p>
        @for (e of evidence(); track e.code) {
          <label
            ><input type="checkbox" [checked]="chosen.has(e.code)" (change)="toggle(e.code)" [attr.data-testid]="'evidence-' + e.code" />
            {{ e.text }}</label
          >
        }
      </fieldset>
      <label class="whole by-system"
        ><input type="checkbox" formControlName="bySystem" data-testid="point-by-system" /> {{ 'staff.checklist.bySystem' | t }}</label
      >
    </form>
  </app-edit-drawer>`,
  styles: `
    fieldset {
      margin: 0;
      padding: 0;
      border: 0;
    }
    legend {
      margin-bottom: 4px;
      font-size: 14px;
    }
    p {
      margin: 0 0 6px;
      color: #4b5563;
      font-size: 12px;
    }
    label {
      display: flex;
      gap: 8px;
      align-items: center;
      min-height: 32px;
    }
  `,
})
export class PointForm {
  readonly desk = input.required<Desk>();
  readonly point = input.required<ChecklistPoint | null>();
  readonly evidence = input.required<CodeText[]>();
  readonly saved = output<ChecklistPoint>();
  readonly closed = output();

  private readonly texts = inject(Texts);
  private readonly builder = inject(FormBuilder).nonNullable;
  protected readonly chosen = new Set<string>();
  protected readonly form = new EditForm(
    this.builder.group({
      code: ['', [Validators.required, Validators.pattern(/^[A-Za-z][A-Za-z0-9]{0,31}$/)]],
      chinese: ['', [Validators.required, notBlank]],
      english: ['', [Validators.required, notBlank]],
      bySystem: [false],
    }),
    this.texts,
  );

  constructor() {
    effect(() => {
      const point = this.point();
      untracked(() => {
        this.form.start(point ?? { code: '', chinese: '', english: '', bySystem: false });
        this.chosen.clear();
        point?.evidence.forEach((code) => this.chosen.add(code));
      });
    });
  }

  protected toggle(code: string): void {
    if (!this.chosen.delete(code)) this.chosen.add(code);
  }

  protected async save(): Promise<void> {
    const values = this.form.group.getRawValue();
    const evidence = this.evidence().flatMap((e) => (this.chosen.has(e.code) ? [e.code] : []));
    if (values.bySystem && evidence.length === 0) {
      this.form.refusal.set(this.texts.t('staff.checklist.evidenceNeeded'));
      return;
    }
    if (await this.form.send(async () => undefined))
      this.saved.emit({ ...values, chinese: values.chinese.trim(), english: values.english.trim(), stage: this.desk(), evidence });
  }
}

const notBlank: ValidatorFn = (control) => (String(control.value).trim() ? null : { required: true });
