import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { NzButtonModule } from 'ng-zorro-antd/button';
import { NzIconModule } from 'ng-zorro-antd/icon';
import { photoUrl } from '../../../api/applications-api';
import { ApplicationField } from '../../../api/models';
import { TextOfPipe, TextPipe, Texts } from '../../../core/texts';
import { photoKinds } from '../../../shared/photos/document-photos';
import { PhotoPreview } from '../../../shared/photos/photo-preview';
import { Draft } from '../draft/draft';

/** For step three: everything once more in one view, and a tick for each picture that it can be read. */
@Component({
  selector: 'app-check-step',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [RouterLink, NzButtonModule, NzIconModule, PhotoPreview, TextPipe, TextOfPipe],
  templateUrl: './check-step.html',
  styleUrls: ['./step.less', './check-step.less'],
})
export class CheckStep {
  readonly id = input.required<string>();
  private readonly router = inject(Router);
  private readonly texts = inject(Texts);
  protected readonly draft = inject(Draft);
  protected readonly asked = signal(false);
  protected readonly photos = computed(() =>
    photoKinds.map((kind) => {
      const photo = this.draft.photo(kind);
      return {
        kind,
        photo,
        name: this.texts.of(`common.photoKind.${kind}`),
        full: photo ? photoUrl(this.id(), photo.id, 'full') : null,
      };
    }),
  );
  protected readonly answers = computed<{ field: ApplicationField; value: string; error: string | null }[]>(() => {
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
    return rows.map(([field, value]) => ({ field, value: value ?? '', error: this.draft.errorOf(field) }));
  });
  protected readonly isComplete = computed(() => this.draft.infoIsComplete() && this.draft.photosAreComplete());

  constructor() {
    this.draft.showAll();
    void this.draft.refresh();
  }

  protected next(): void {
    this.asked.set(true);
    if (this.isComplete() && this.draft.photosAreConfirmed()) {
      void this.router.navigate(['/apply', this.id(), 'submit']);
    }
  }
}
