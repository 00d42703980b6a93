import { ChangeDetectionStrategy, Component, OnInit, inject, input, output, signal } from '@angular/core';
import { FormBuilder, ReactiveFormsModule, Validators } from '@angular/forms';
import { firstValueFrom } from 'rxjs';
import { NzInputModule } from 'ng-zorro-antd/input';
import { CatalogueApi } from '../../api/catalogue-api';
import { RejectionReasonDto, RejectionReasonList } from '../../api/models';
import { TextOfPipe, TextPipe, Texts } from '../../core/texts';
import { ReasonDrawing } from '../../shared/rejection/reason-drawing';
import { EditDrawer } from '../form/edit-drawer';
import { EditForm } from '../form/edit-form';
import { Field } from '../form/field';

/** Edits one reason. Other words make a new wording: earlier rejections keep the one they were given in. */
@Component({
  selector: 'app-reason-form',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [EditDrawer, Field, NzInputModule, ReactiveFormsModule, ReasonDrawing, TextOfPipe, TextPipe],
  templateUrl: './reason-form.html',
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
    .items {
      display: grid;
      grid-template-columns: repeat(auto-fill, minmax(150px, 1fr));
      gap: 4px 12px;
    }
    .drawings {
      display: flex;
      flex-wrap: wrap;
      gap: 8px;
    }
    .drawings label {
      display: grid;
      justify-items: center;
      min-width: 80px;
      padding: 4px;
      border: 2px solid transparent;
      border-radius: 8px;
      font-size: 12px;
      cursor: pointer;
    }
    .drawings label.on {
      border-color: #1f6feb;
    }
    .error {
      margin: 4px 0 0;
      color: #b3241c;
    }
  `,
})
export class ReasonForm implements OnInit {
  readonly reason = input<RejectionReasonDto | null>(null);
  readonly choices = input.required<RejectionReasonList>();
  readonly saved = output();
  readonly closed = output();

  private readonly api = inject(CatalogueApi);
  private readonly builder = inject(FormBuilder).nonNullable;
  protected readonly form = new EditForm(
    this.builder.group({
      code: ['', [Validators.required, Validators.pattern(/^[A-Za-z][A-Za-z0-9]*$/)]],
      position: [100, [Validators.required, Validators.min(0), Validators.max(999)]],
      chinese: ['', Validators.required],
      english: ['', Validators.required],
      sms: ['', Validators.required],
      needsNote: [false],
      isActive: [true],
      items: [[] as string[], Validators.required],
      goodExample: [null as string | null],
      badExample: [null as string | null],
    }),
    inject(Texts),
  );
  protected readonly items = signal<ReadonlySet<string>>(new Set());

  ngOnInit(): void {
    const reason = this.reason();
    if (!reason) return;
    this.form.group.patchValue(reason);
    this.items.set(new Set(reason.items));
    this.form.group.controls.code.disable();
  }

  protected toggle(item: string): void {
    this.items.update((set) => {
      const copy = new Set(set);
      if (!copy.delete(item)) copy.add(item);
      return copy;
    });
    this.form.group.controls.items.setValue([...this.items()]);
  }

  protected async save(): Promise<void> {
    const reason = this.reason();
    const input = { ...this.form.group.getRawValue(), version: reason?.version };
    if (await this.form.send(() => firstValueFrom(this.api.saveRejectionReason(reason?.id ?? null, input)))) this.saved.emit();
  }
}
