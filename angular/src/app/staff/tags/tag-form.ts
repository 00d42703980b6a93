import { ChangeDetectionStrategy, Component, OnInit, inject, input, output } from '@angular/core';
import { FormBuilder, ReactiveFormsModule, Validators } from '@angular/forms';
import { firstValueFrom } from 'rxjs';
import { NzInputModule } from 'ng-zorro-antd/input';
import { MaintainedTag, TAG_COLORS, TagColor, TagsApi } from '../../api/tags-api';
import { TextOfPipe, TextPipe, Texts } from '../../core/texts';
import { EditDrawer } from '../form/edit-drawer';
import { EditForm } from '../form/edit-form';
import { Field } from '../form/field';
import { TagPill } from './tag-pill';

/** Edits one tag. Cases show it as it is from then on. */
@Component({
  selector: 'app-tag-form',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [EditDrawer, Field, NzInputModule, ReactiveFormsModule, TagPill, TextOfPipe, TextPipe],
  template: `<app-edit-drawer
    [title]="tag() ? 'staff.tags.edit' : 'staff.tags.new'"
    [busy]="form.busy()"
    [refusal]="form.refusal()"
    (saved)="save()"
    (closed)="closed.emit()"
  >
    <form class="st-form" [formGroup]="form.group" (ngSubmit)="save()">
      <app-field class="whole" label="staff.tags.chinese" for="chinese" [required]="true" [error]="form.error('chinese')">
        <input nz-input id="chinese" formControlName="chinese" maxlength="30" data-testid="tag-chinese" />
      </app-field>
      <app-field class="whole" label="staff.tags.english" for="english" [required]="true" [error]="form.error('english')">
        <input nz-input id="english" formControlName="english" maxlength="30" data-testid="tag-english" />
      </app-field>
      <fieldset class="whole">
        <legend>{{ 'staff.tags.color' | t }}</legend>
        @for (color of colors; track color) {
          <label
            ><input type="radio" formControlName="color" [value]="color" [attr.data-testid]="'tag-color-' + color" />
            <app-tag-pill [name]="'staff.tags.colors' | tOf: color" [color]="color"
          /></label>
        }
      </fieldset>
      <label class="whole"
        ><input type="checkbox" formControlName="isRetired" data-testid="tag-retired" /> {{ 'staff.tags.retire' | t }}</label
      >
    </form>
  </app-edit-drawer>`,
  styles: `
    fieldset {
      display: flex;
      flex-wrap: wrap;
      gap: 6px 16px;
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
  `,
})
export class TagForm implements OnInit {
  readonly tag = input<MaintainedTag | null>(null);
  readonly saved = output();
  readonly closed = output();

  private readonly api = inject(TagsApi);
  protected readonly colors = TAG_COLORS;
  protected readonly form = new EditForm(
    inject(FormBuilder).nonNullable.group({
      chinese: ['', Validators.required],
      english: ['', Validators.required],
      color: ['Grey' as TagColor],
      isRetired: [false],
    }),
    inject(Texts),
  );

  ngOnInit(): void {
    const tag = this.tag();
    if (tag) this.form.group.patchValue(tag);
  }

  protected async save(): Promise<void> {
    const input = this.form.group.getRawValue();
    if (await this.form.send(() => firstValueFrom(this.api.save(this.tag()?.id ?? null, input)))) this.saved.emit();
  }
}
