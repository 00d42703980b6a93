import { ChangeDetectionStrategy, Component, computed, inject, input, linkedSignal, signal } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { FormsModule } from '@angular/forms';
import { RouterLink } from '@angular/router';
import { firstValueFrom } from 'rxjs';
import { NzAlertModule } from 'ng-zorro-antd/alert';
import { NzButtonModule } from 'ng-zorro-antd/button';
import { NzIconModule } from 'ng-zorro-antd/icon';
import { NzInputModule } from 'ng-zorro-antd/input';
import { photoUrl } from '../../../api/applications-api';
import { DuplicatesApi } from '../../../api/duplicates-api';
import { DuplicateCase as Found, DuplicateOutcome, DuplicateSide } from '../../../api/duplicates-models';
import { RevealedNumbers } from '../../../api/logs-models';
import { ReviewSide } from '../../../api/models';
import { ReviewApi } from '../../../api/review-api';
import { Announcer } from '../../../core/announcer';
import { messageOf } from '../../../core/problem';
import { ShanghaiPipe } from '../../../core/shanghai-time';
import { TextOfPipe, TextPipe, Texts } from '../../../core/texts';
import { PhotoPreview } from '../../../shared/photos/photo-preview';
import { StatusTag } from '../../../shared/status-tag/status-tag';
import { ListStates } from '../../form/list-states';
import { PHOTO_ORDER } from '../viewer-photos';
import { COMPARED_FIELDS, comparedValue } from './compared';

/** Two applications with the same number side by side, and what the university finds out about them. */
@Component({
  selector: 'app-duplicate-case',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [
    FormsModule,
    ListStates,
    NzAlertModule,
    NzButtonModule,
    NzIconModule,
    NzInputModule,
    PhotoPreview,
    RouterLink,
    ShanghaiPipe,
    StatusTag,
    TextOfPipe,
    TextPipe,
  ],
  templateUrl: './duplicate-case.html',
  styleUrl: './duplicate-case.less',
})
export class DuplicateCasePage {
  readonly side = input.required<ReviewSide>();
  readonly pairId = input.required<string>();

  private readonly api = inject(DuplicatesApi);
  private readonly review = inject(ReviewApi);
  private readonly texts = inject(Texts);
  private readonly announcer = inject(Announcer);

  protected readonly loaded = rxResource({
    params: () => ({ side: this.side(), id: this.pairId() }),
    stream: ({ params }) => this.api.get(params.side, params.id),
  });
  protected readonly found = linkedSignal<Found | null>(() => (this.loaded.hasValue() ? this.loaded.value() : null));
  protected readonly both = computed<readonly (DuplicateSide | null)[]>(() => [this.found()?.first ?? null, this.found()?.second ?? null]);
  protected readonly sides = computed(() => this.both().filter((s) => s !== null));
  protected readonly back = computed(() =>
    this.side() === 'university' ? ['/staff/review/university/duplicates'] : ['/staff/review/center'],
  );

  protected readonly whole = signal<readonly (RevealedNumbers | null)[] | null>(null);
  protected readonly revealing = signal(false);
  protected readonly rows = computed(() =>
    COMPARED_FIELDS.map((field) => ({
      field,
      differs: this.found()?.differing.includes(field) ?? false,
      values: this.both().map((s, i) =>
        s ? comparedValue(s.application, field, this.whole()?.[i] ?? null, (level) => this.texts.of(`common.level.${level}`)) : '',
      ),
    })),
  );
  protected readonly photos = computed(() =>
    PHOTO_ORDER.map((kind) => ({
      kind,
      pictures: this.both().map((s) => {
        const photo = s?.application.photos.find((p) => p.kind === kind);
        return s && photo
          ? {
              name: `${this.texts.of(`common.photoKind.${kind}`)} ${s.application.student.name}`,
              small: photoUrl(s.application.id, photo.id, 'thumbnail'),
              large: photoUrl(s.application.id, photo.id, photo.isOptimised ? 'optimised' : 'full'),
            }
          : null;
      }),
    })),
  );

  protected readonly mayResolve = computed(
    () => this.side() === 'university' && this.found()?.pair.state !== 'Ended' && this.sides().length === 2,
  );
  /** One line for each outcome and whom it is about. */
  protected readonly options = computed(() => {
    const blames = (outcome: DuplicateOutcome) =>
      this.sides().map((s, i) => ({
        key: `${outcome}-${i + 1}`,
        outcome,
        againstId: s.application.id as string | null,
        name: `${s.application.student.name} (${s.application.number})`,
      }));
    return [
      { key: 'NoDuplicate', outcome: 'NoDuplicate' as DuplicateOutcome, againstId: null, name: '' },
      ...blames('TypingSlip'),
      ...blames('UsedTwice'),
    ];
  });
  protected readonly chosen = linkedSignal<string, string | null>({ source: () => this.pairId(), computation: () => null });
  protected readonly reason = linkedSignal<string, string>({ source: () => this.pairId(), computation: () => '' });
  protected readonly ready = computed(() => this.chosen() !== null && this.reason().trim().length > 0);
  protected readonly busy = signal(false);
  protected readonly refusal = signal<string | null>(null);
  protected readonly against = computed(() => {
    const id = this.found()?.pair.againstId;
    return id ? this.sides().find((s) => s.application.id === id)?.application.student.name : null;
  });

  /** Both at once: one alone cannot be compared. */
  protected async toggleNumbers(): Promise<void> {
    if (this.whole()) return this.whole.set(null);
    this.revealing.set(true);
    try {
      const asked = this.both().map((s) =>
        s && s.maskedFields.length
          ? firstValueFrom(
              this.review.reveal(this.side(), s.application.id, { fields: s.maskedFields, reason: 'CompareDocument', note: null }),
            )
          : null,
      );
      this.whole.set(await Promise.all(asked));
    } catch (error) {
      this.refusal.set(messageOf(error, this.texts));
    } finally {
      this.revealing.set(false);
    }
  }

  protected async resolve(): Promise<void> {
    const [found, option] = [this.found(), this.options().find((o) => o.key === this.chosen())];
    if (!found || !option || !this.ready() || this.busy()) return;
    this.busy.set(true);
    this.refusal.set(null);
    try {
      const { outcome, againstId } = option;
      const input = { version: found.pair.version, outcome, againstId, reason: this.reason().trim() };
      this.found.set(await firstValueFrom(this.api.resolve(found.pair.id, input)));
      this.announcer.success(this.texts.t('staff.duplicates.done'));
      this.chosen.set(null);
      this.reason.set('');
    } catch (error) {
      this.refusal.set(messageOf(error, this.texts));
    } finally {
      this.busy.set(false);
    }
  }
}
