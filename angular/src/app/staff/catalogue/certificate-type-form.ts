import { ChangeDetectionStrategy, Component, OnInit, inject, input, output } from '@angular/core';
import { FormArray, FormBuilder, ReactiveFormsModule, ValidatorFn, Validators } from '@angular/forms';
import { firstValueFrom } from 'rxjs';
import { NzButtonModule } from 'ng-zorro-antd/button';
import { NzIconModule } from 'ng-zorro-antd/icon';
import { NzInputModule } from 'ng-zorro-antd/input';
import { CatalogueApi } from '../../api/catalogue-api';
import { CertificateLevel, CertificateTypeDto } from '../../api/models';
import { TextOfPipe, TextPipe, Texts } from '../../core/texts';
import { EditDrawer } from '../form/edit-drawer';
import { EditForm } from '../form/edit-form';
import { Field } from '../form/field';

const LEVELS: readonly CertificateLevel[] = ['Elementary', 'Intermediate', 'Advanced'];

const regularExpression: ValidatorFn = (control) => {
  try {
    if (control.value) new RegExp(String(control.value));
    return null;
  } catch {
    return { regularExpression: true };
  }
};

/** Edits one certificate with its levels and, for each level, the courses it exempts. */
@Component({
  selector: 'app-certificate-type-form',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [EditDrawer, Field, NzButtonModule, NzIconModule, NzInputModule, ReactiveFormsModule, TextOfPipe, TextPipe],
  templateUrl: './certificate-type-form.html',
  styles: `
    fieldset {
      margin: 0;
      padding: 10px 12px;
      border: 1px solid #dfe4ea;
      border-radius: 8px;
    }
    legend {
      width: auto;
      margin: 0;
      padding: 0 6px;
      border: 0;
      font-size: 14px;
    }
    .course {
      display: grid;
      grid-template-columns: 96px minmax(0, 1fr) 72px minmax(0, 0.8fr) 32px;
      gap: 6px;
      margin-bottom: 6px;
    }
    .heads {
      color: #52606f;
      font-size: 12px;
    }
    .error {
      margin: 0;
      color: #b3241c;
    }
  `,
})
export class CertificateTypeForm implements OnInit {
  readonly type = input<CertificateTypeDto | null>(null);
  readonly saved = output();
  readonly closed = output();

  private readonly api = inject(CatalogueApi);
  private readonly builder = inject(FormBuilder).nonNullable;
  protected readonly form = new EditForm(
    this.builder.group({
      code: ['', Validators.required],
      name: ['', Validators.required],
      issuer: ['', Validators.required],
      hasExpiry: [false],
      numberPattern: ['', regularExpression],
      isActive: [true],
      levels: this.builder.array(LEVELS.map((level) => this.levelGroup(level))),
    }),
    inject(Texts),
  );

  protected get levels() {
    return this.form.group.controls.levels.controls;
  }

  ngOnInit(): void {
    const type = this.type();
    if (!type) return;
    const { levels, ...plain } = type;
    for (const group of this.levels) {
      const stored = levels.find((l) => l.level === group.controls.level.value);
      group.controls.offered.setValue(!!stored);
      stored?.courses.forEach((c) => this.addCourse(group.controls.courses, { ...c, majorCodes: c.majorCodes.join(' ') }));
    }
    this.form.group.patchValue({ ...plain, numberPattern: plain.numberPattern ?? '' });
  }

  private levelGroup(level: CertificateLevel) {
    return this.builder.group({
      level: [level],
      offered: [false],
      courses: this.builder.array<ReturnType<CertificateTypeForm['courseGroup']>>([]),
    });
  }

  private courseGroup(course: { code: string; name: string; credits: number; majorCodes: string }) {
    return this.builder.group({
      code: [course.code, Validators.required],
      name: [course.name, Validators.required],
      credits: [course.credits, [Validators.required, Validators.min(0), Validators.max(30)]],
      majorCodes: [course.majorCodes],
    });
  }

  protected addCourse(
    courses: FormArray<ReturnType<CertificateTypeForm['courseGroup']>>,
    course = { code: '', name: '', credits: 0, majorCodes: '' },
  ): void {
    courses.push(this.courseGroup(course));
  }

  protected async save(): Promise<void> {
    const { levels, numberPattern, ...plain } = this.form.group.getRawValue();
    const input = {
      ...plain,
      numberPattern: numberPattern.trim() || null,
      levels: levels
        .filter((l) => l.offered)
        .map((l) => ({
          level: l.level,
          courses: l.courses.map((c) => ({ ...c, majorCodes: c.majorCodes.split(/[\s,]+/).filter(Boolean) })),
        })),
    };
    const type = this.type();
    const done = await this.form.send(() =>
      firstValueFrom(this.api.saveCertificateType(type?.id ?? null, { ...input, version: type?.version })),
    );
    if (done) this.saved.emit();
  }
}
