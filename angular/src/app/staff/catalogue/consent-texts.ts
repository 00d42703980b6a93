import { ChangeDetectionStrategy, Component, effect, inject, signal } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { FormBuilder, ReactiveFormsModule, Validators } from '@angular/forms';
import { firstValueFrom } from 'rxjs';
import { NzAlertModule } from 'ng-zorro-antd/alert';
import { NzButtonModule } from 'ng-zorro-antd/button';
import { NzInputModule } from 'ng-zorro-antd/input';
import { PrivacyApi } from '../../api/privacy-api';
import { consentParts, ConsentText } from '../../api/privacy-models';
import { Announcer } from '../../core/announcer';
import { ShanghaiPipe } from '../../core/shanghai-time';
import { TextKey, TextPipe, Texts } from '../../core/texts';
import { EditForm } from '../form/edit-form';
import { Field } from '../form/field';
import { ListStates } from '../form/list-states';

type Part = (typeof consentParts)[number];

/** The wording students consent to before they photograph an ID card, in both languages side by side; a change asks everybody anew. */
@Component({
  selector: 'app-consent-texts',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Field, ListStates, NzAlertModule, NzButtonModule, NzInputModule, ReactiveFormsModule, ShanghaiPipe, TextPipe],
  template: `<section class="st-card">
    <app-list-states [loading]="stored.isLoading()" [failed]="!!stored.error()" [empty]="!stored.hasValue()" (retried)="stored.reload()">
      @if (stored.hasValue()) {
        <h2>{{ 'staff.privacy.consentTitle' | t }}</h2>
        <p class="lead">
          {{ 'staff.privacy.consentVersion' | t: { version: stored.value().version } }} · {{ stored.value().since | shanghai }}<br />
          {{ 'staff.privacy.consentHelp' | t }}
        </p>
        <form [formGroup]="form.group" (ngSubmit)="save()">
          @for (part of parts; track part) {
            <div class="pair">
              @for (language of languages; track language) {
                <app-field
                  [label]="label(part, language)"
                  [for]="language + part"
                  [required]="true"
                  [error]="form.error(name(language, part))"
                >
                  <textarea
                    nz-input
                    rows="4"
                    maxlength="2000"
                    [id]="language + part"
                    [formControlName]="name(language, part)"
                    [attr.lang]="language === 'english' ? 'en' : 'zh-Hans'"
                    [attr.data-testid]="'consent-' + language + '-' + part"
                  ></textarea>
                </app-field>
              }
            </div>
          }
          <label class="st-gap">
            <input
              type="checkbox"
              [checked]="allowsReading()"
              (change)="allow($any($event.target).checked)"
              data-testid="consent-reading"
            />
            {{ 'staff.privacy.consentReading' | t }}
          </label>
          @if (changed()) {
            <nz-alert class="st-gap" nzType="warning" nzShowIcon [nzMessage]="'staff.privacy.consentChanges' | t" />
          }
          @if (form.refusal(); as text) {
            <nz-alert class="st-gap" nzType="error" nzShowIcon [nzMessage]="text" role="alert" />
          }
          <button nz-button nzType="primary" type="submit" [disabled]="!changed()" [nzLoading]="form.busy()" data-testid="consent-save">
            {{ 'staff.privacy.consentSave' | t }}
          </button>
        </form>
      }
    </app-list-states>
  </section>`,
  styles: `
    :host {
      display: block;
      margin-top: 16px;
    }
    h2 {
      margin: 0 0 6px;
      font-size: 16px;
    }
    .lead {
      color: #4d596c;
    }
    .pair {
      display: grid;
      grid-template-columns: repeat(2, minmax(0, 1fr));
      gap: 12px 16px;
      margin-bottom: 12px;
    }
    @media (max-width: 900px) {
      .pair {
        grid-template-columns: minmax(0, 1fr);
      }
    }
  `,
})
export class ConsentTextsForm {
  private readonly api = inject(PrivacyApi);
  private readonly announcer = inject(Announcer);
  private readonly texts = inject(Texts);
  protected readonly parts = consentParts;
  protected readonly languages = ['chinese', 'english'] as const;
  protected readonly stored = rxResource({ stream: () => this.api.consentTexts() });
  protected readonly changed = signal(false);
  protected readonly allowsReading = signal(false);
  protected readonly form = new EditForm(
    inject(FormBuilder).nonNullable.group(
      Object.fromEntries(
        (['chinese', 'english'] as const).flatMap((language) =>
          consentParts.map((part) => [this.name(language, part), ['', Validators.required] as [string, typeof Validators.required]]),
        ),
      ),
    ),
    this.texts,
  );

  constructor() {
    effect(() => {
      if (this.stored.hasValue()) {
        this.allowsReading.set(this.stored.value().allowsReading);
        this.form.start(this.flat());
        this.changed.set(false);
      }
    });
    this.form.group.valueChanges.subscribe(() => this.compare());
  }

  protected name(language: 'chinese' | 'english', part: Part): string {
    return `${language}-${part}`;
  }
  protected label(part: Part, language: 'chinese' | 'english'): TextKey {
    return `staff.privacy.${language}.${part}`;
  }

  protected allow(reading: boolean): void {
    this.allowsReading.set(reading);
    this.compare();
  }

  protected async save(): Promise<void> {
    const stored = this.stored.value();
    if (!stored) return;
    const values = this.form.group.getRawValue();
    const text = (language: 'chinese' | 'english') =>
      Object.fromEntries(consentParts.map((part) => [part, values[this.name(language, part)]])) as ConsentText;
    const input = { version: stored.version, chinese: text('chinese'), english: text('english'), allowsReading: this.allowsReading() };
    if (!(await this.form.send(() => firstValueFrom(this.api.saveConsentTexts(input))))) return;
    this.announcer.success(this.texts.t('staff.common.saved'));
    this.stored.reload();
  }

  private compare(): void {
    const stored = this.stored.hasValue() ? this.stored.value() : null;
    const now = this.form.group.getRawValue();
    this.changed.set(
      Object.entries(this.flat()).some(([key, text]) => now[key] !== text) || (!!stored && stored.allowsReading !== this.allowsReading()),
    );
  }

  private flat(): Record<string, string> {
    const stored = this.stored.hasValue() ? this.stored.value() : null;
    return stored
      ? Object.fromEntries(
          this.languages.flatMap((language) => consentParts.map((part) => [this.name(language, part), stored[language][part]])),
        )
      : {};
  }
}
