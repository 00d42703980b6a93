import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { PhotoDto, PhotoKind } from '../../api/models';
import { TextOfPipe, TextPipe } from '../../core/texts';
import { PhotoFigure } from './photo-figure';

export const photoKinds: readonly PhotoKind[] = ['IdFront', 'IdBack', 'Certificate'];

/** For the three photos of an application side by side; a missing one says so. */
@Component({
  selector: 'app-document-photos',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [PhotoFigure, TextPipe, TextOfPipe],
  template: `
    @for (slot of slots(); track slot.kind) {
      @if (slot.photo; as photo) {
        <app-photo-figure [applicationId]="applicationId()" [photo]="photo" />
      } @else {
        <div class="missing">{{ 'common.photoKind' | tOf: slot.kind }}<br />{{ 'common.photo.missing' | t }}</div>
      }
    }
  `,
  styles: `
    :host {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(160px, 1fr));
      gap: 14px;
    }
    .missing {
      aspect-ratio: 1.585;
      display: grid;
      place-content: center;
      text-align: center;
      border: 1px dashed #b9c4d6;
      border-radius: 12px;
      color: var(--ink-2);
    }
  `,
})
export class DocumentPhotos {
  readonly applicationId = input.required<string>();
  readonly photos = input.required<PhotoDto[]>();
  protected readonly slots = computed(() =>
    photoKinds.map((kind) => ({ kind, photo: this.photos().find((photo) => photo.kind === kind) ?? null })),
  );
}
