import { ChangeDetectionStrategy, Component, computed, effect, inject, signal } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { firstValueFrom } from 'rxjs';
import { NzAlertModule } from 'ng-zorro-antd/alert';
import { NzButtonModule } from 'ng-zorro-antd/button';
import { NzInputModule } from 'ng-zorro-antd/input';
import { NzModalModule } from 'ng-zorro-antd/modal';
import { CatalogueApi } from '../../api/catalogue-api';
import { Limit, PhotoKindEffect, PhotoMeasure, PhotoThresholds } from '../../api/models';
import { Announcer } from '../../core/announcer';
import { Problem, messageOf } from '../../core/problem';
import { ShanghaiPipe } from '../../core/shanghai-time';
import { TextOfPipe, TextPipe, Texts } from '../../core/texts';
import { ListStates } from '../form/list-states';
import { areSame, Document, DOCUMENTS, isInOrder, Measure, MEASURES, rounded, withLimit } from './measures';

type Values = Record<Document, PhotoThresholds>;

/** What is good enough in a photograph: the thresholds, what others would have meant for the photos already sent, and making them hold. */
@Component({
  selector: 'app-photo-thresholds-page',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [ListStates, NzAlertModule, NzButtonModule, NzInputModule, NzModalModule, ShanghaiPipe, TextOfPipe, TextPipe],
  templateUrl: './photo-thresholds.html',
  styleUrl: './photo-thresholds.less',
})
export class PhotoThresholdsPage {
  private readonly api = inject(CatalogueApi);
  private readonly announcer = inject(Announcer);
  private readonly texts = inject(Texts);
  protected readonly stored = rxResource({ stream: () => this.api.photoThresholds() });
  protected readonly documents = DOCUMENTS;
  protected readonly measures = MEASURES;
  protected readonly values = signal<Values | null>(null);
  protected readonly effects = signal<PhotoKindEffect[] | null>(null);
  protected readonly busy = signal<'effect' | 'save' | null>(null);
  protected readonly asking = signal(false);
  protected readonly refusal = signal<string | null>(null);
  private readonly inForce = computed<Values | null>(() => {
    const dto = this.stored.hasValue() ? this.stored.value() : null;
    return dto && { card: rounded(dto.card), certificate: rounded(dto.certificate) };
  });
  protected readonly defaults = computed<Values | null>(() => {
    const dto = this.stored.hasValue() ? this.stored.value() : null;
    return dto && { card: rounded(dto.defaultCard), certificate: rounded(dto.defaultCertificate) };
  });
  protected readonly isChanged = computed(() => !this.isSameAs(this.inForce()));
  protected readonly isDefault = computed(() => this.isSameAs(this.defaults()));
  protected readonly inOrder = computed(() => {
    const values = this.values();
    return !!values && MEASURES.every((measure) => DOCUMENTS.every((document) => isInOrder(measure, values[document][measure.name])));
  });
  protected readonly measured = computed(() => this.effects()?.reduce((sum, kind) => sum + kind.photos, 0) ?? 0);

  constructor() {
    effect(() => this.values.set(this.inForce()));
  }

  protected wrong(measure: Measure, document: Document): boolean {
    const values = this.values();
    return !!values && !isInOrder(measure, values[document][measure.name]);
  }
  protected change(document: Document, name: PhotoMeasure, limit: keyof Limit, event: Event): void {
    const value = (event.target as HTMLInputElement).valueAsNumber;
    this.values.update((values) => values && { ...values, [document]: withLimit(values[document], name, { [limit]: value }) });
    this.effects.set(null);
  }
  protected backToDefaults(): void {
    this.values.set(this.defaults());
    this.effects.set(null);
  }
  protected label(document: Document, name: PhotoMeasure, limit: keyof Limit): string {
    const words = [`measure.${name}`, `document.${document}`, limit];
    return words.map((word) => this.texts.of(`staff.thresholds.${word}`)).join(' ');
  }

  protected showEffect(): Promise<void> {
    return this.work('effect', async (input) => this.effects.set((await firstValueFrom(this.api.effectOfPhotoThresholds(input))).kinds));
  }
  protected save(): Promise<void> {
    this.asking.set(false);
    return this.work('save', async (input) => {
      this.stored.set(await firstValueFrom(this.api.savePhotoThresholds(input)));
      this.effects.set(null);
      this.announcer.success(this.texts.t('staff.common.saved'));
    });
  }

  private async work(what: 'effect' | 'save', run: (input: Values & { number: number }) => Promise<void>): Promise<void> {
    const values = this.values();
    if (!values || !this.stored.hasValue() || this.busy()) return;
    this.busy.set(what);
    this.refusal.set(null);
    try {
      await run({ ...values, number: this.stored.value().number });
    } catch (error) {
      const fields = error instanceof Problem ? error.fields : [];
      this.refusal.set(fields.length ? fields.map((field) => field.message).join(' ') : messageOf(error, this.texts));
    } finally {
      this.busy.set(null);
    }
  }

  private isSameAs(other: Values | null): boolean {
    const values = this.values();
    return !!values && !!other && DOCUMENTS.every((document) => areSame(values[document], other[document]));
  }
}
