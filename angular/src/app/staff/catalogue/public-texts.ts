import { ChangeDetectionStrategy, Component, effect, inject, signal } from '@angular/core';
import { rxResource, toSignal } from '@angular/core/rxjs-interop';
import { FormBuilder, ReactiveFormsModule, Validators } from '@angular/forms';
import { firstValueFrom } from 'rxjs';
import { NzAlertModule } from 'ng-zorro-antd/alert';
import { NzButtonModule } from 'ng-zorro-antd/button';
import { NzInputModule } from 'ng-zorro-antd/input';
import { CatalogueApi } from '../../api/catalogue-api';
import { Announcer } from '../../core/announcer';
import { TextPipe, Texts } from '../../core/texts';
import { MarkdownLite } from '../../shared/markdown/markdown-lite';
import { EditForm } from '../form/edit-form';
import { Field } from '../form/field';
import { ListStates } from '../form/list-states';
import { ConsentTextsForm } from './consent-texts';

/** Contacts, the operation guide and the declaration students accept: one page, because the server keeps them as one. */
@Component({
  selector: 'app-public-texts',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [ConsentTextsForm, Field, ListStates, MarkdownLite, NzAlertModule, NzButtonModule, NzInputModule, ReactiveFormsModule, TextPipe],
  templateUrl: './public-texts.html',
  styles: `
    .guide {
      display: grid;
      grid-template-columns: repeat(2, minmax(0, 1fr));
      gap: 16px;
    }
    .preview {
      max-height: 460px;
      overflow: auto;
      padding: 12px 16px;
      border: 1px solid #dfe4ea;
      border-radius: 8px;
    }
    h2 {
      margin: 20px 0 10px;
      font-size: 16px;
    }
    h2:first-child {
      margin-top: 0;
    }
    .save {
      position: sticky;
      bottom: 0;
      padding: 12px 0 0;
      background: #fff;
    }
    @media (max-width: 900px) {
      .guide {
        grid-template-columns: minmax(0, 1fr);
      }
    }
  `,
})
export class PublicTexts {
  private readonly api = inject(CatalogueApi);
  private readonly announcer = inject(Announcer);
  private readonly texts = inject(Texts);
  protected readonly stored = rxResource({ stream: () => this.api.texts() });
  protected readonly form = new EditForm(
    inject(FormBuilder).nonNullable.group({
      universityContactName: ['', Validators.required],
      universityPhone: ['', Validators.required],
      supportName: ['', Validators.required],
      supportPhone: ['', Validators.required],
      guideMarkdown: ['', Validators.required],
      declarationText: ['', Validators.required],
      declarationVersion: ['', Validators.required],
    }),
    this.texts,
  );
  protected readonly guide = toSignal(this.form.group.controls.guideMarkdown.valueChanges, { initialValue: '' });
  /** A changed declaration under the old version would let old acceptances stand for a text nobody saw. */
  protected readonly versionWarning = signal(false);

  constructor() {
    effect(() => {
      if (this.stored.hasValue()) this.form.start(this.stored.value());
    });
    this.form.group.valueChanges.subscribe((v) => {
      const old = this.stored.hasValue() ? this.stored.value() : undefined;
      this.versionWarning.set(!!old && v.declarationText !== old.declarationText && v.declarationVersion === old.declarationVersion);
    });
  }

  protected async save(): Promise<void> {
    const stored = this.stored.value();
    if (!stored) return;
    const input = { ...this.form.group.getRawValue(), version: stored.version };
    if (!(await this.form.send(() => firstValueFrom(this.api.saveTexts(input))))) return;
    this.announcer.success(this.texts.t('staff.common.saved'));
    this.stored.reload();
  }
}
