import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { NzButtonModule } from 'ng-zorro-antd/button';
import { NzIconModule } from 'ng-zorro-antd/icon';
import { bestPhotoUrl } from '../../../api/applications-api';
import { ApplicationField } from '../../../api/models';
import { TextOfPipe, TextPipe, Texts } from '../../../core/texts';
import { photoKinds } from '../../../shared/photos/document-photos';
import { PhotoPreview } from '../../../shared/photos/photo-preview';
import { ReadingsWatch } from '../../../shared/photos/readings-watch';
import { Draft } from '../draft/draft';
import { PhotoAdvice } from '../photos/photo-advice';
import { ReadingNote } from '../readings/reading-note';
import { TypedReadings } from '../readings/typed-readings';

const readFields = ['idNumber', 'certificateNumber', 'issuedOn', 'validUntil'] as const;
type ReadField = (typeof readFields)[number];

/** For step three: everything once more in one view, and a tick for each picture that it can be read. */
@Component({
  selector: 'app-check-step',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [RouterLink, NzButtonModule, NzIconModule, PhotoAdvice, PhotoPreview, ReadingNote, TextPipe, TextOfPipe],
  providers: [ReadingsWatch, TypedReadings],
  templateUrl: './check-step.html',
  styleUrls: ['./step.less', './check-step.less'],
})
export class CheckStep {
  readonly id = input.required<string>();
  private readonly router = inject(Router);
  private readonly texts = inject(Texts);
  protected readonly draft = inject(Draft);
  protected readonly readings = inject(TypedReadings);
  protected readonly asked = signal(false);
  protected readonly photos = computed(() =>
    photoKinds.map((kind) => {
      const photo = this.draft.photo(kind);
      return {
        kind,
        photo,
        name: this.texts.of(`common.photoKind.${kind}`),
        picture: photo ? bestPhotoUrl(this.id(), photo) : null,
        flags: this.readings.flags().filter((flag) => flag.photo === kind),
      };
    }),
  );
  protected readonly answers = computed<{ field: ApplicationField; read: ReadField | null; value: string; error: string | null }[]>(() => {
    const values = this.draft.values()!;
    const courses = this.draft.level()?.courses.filter((course) => values.courseCodes.includes(course.code)) ?? [];
    const rows: [ApplicationField, string | null][] = [
      ['idNumber', values.idNumber],
      ['phone', values.phone],
      ['certificateTypeId', this.draft.certificateType()?.name ?? null],
      ['certificateLevel', values.certificateLevel && this.texts.of(`common.level.${values.certificateLevel}`)],
      ['courseCodes', courses.map((course) => `${course.name} (${course.code})`).join('\n')],
      ['certificateNumber', values.certificateNumber],
      ['issuedOn', values.issuedOn],
      [
        'validUntil',
        values.validUntil ?? (this.draft.certificateType()?.hasExpiry === false ? this.texts.t('student.info.noExpiry') : null),
      ],
      ['remark', values.remark ?? this.texts.t('student.check.noRemark')],
    ];
    return rows.map(([field, value]) => ({
      field,
      read: readFields.find((name) => name === field) ?? null,
      value: value ?? '',
      error: this.draft.errorOf(field),
    }));
  });
  protected readonly isComplete = computed(() => this.draft.infoIsComplete() && this.draft.photosAreComplete());

  constructor() {
    this.draft.showAll();
    void this.open();
  }

  /** What is compared is what is stored: the last change goes there first. */
  private async open(): Promise<void> {
    await this.draft.refresh().catch(() => undefined);
    await this.readings.start();
  }

  protected next(): void {
    this.asked.set(true);
    if (this.draft.photosAreTaken() && !this.draft.photosAreUsable()) {
      void this.router.navigate(['/apply', this.id(), 'photos']);
      return;
    }
    if (this.isComplete() && this.draft.photosAreConfirmed()) {
      void this.router.navigate(['/apply', this.id(), 'submit']);
    }
  }
}
