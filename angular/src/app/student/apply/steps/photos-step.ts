import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { NzButtonModule } from 'ng-zorro-antd/button';
import { NzIconModule } from 'ng-zorro-antd/icon';
import { photoUrl } from '../../../api/applications-api';
import { ApplicationField, PhotoKind } from '../../../api/models';
import { TextOfPipe, TextPipe, Texts } from '../../../core/texts';
import { photoKinds } from '../../../shared/photos/document-photos';
import { PhotoPreview } from '../../../shared/photos/photo-preview';
import { Draft } from '../draft/draft';
import { PhotoUploads } from '../photos/photo-uploads';
import { pictureFrom } from '../photos/picture-file';

/** For step two: three pictures, each taken with the camera or cut from the album. */
@Component({
  selector: 'app-photos-step',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [RouterLink, NzButtonModule, NzIconModule, PhotoPreview, TextPipe, TextOfPipe],
  templateUrl: './photos-step.html',
  styleUrls: ['./step.less', './photos-step.less'],
})
export class PhotosStep {
  readonly id = input.required<string>();
  private readonly router = inject(Router);
  private readonly texts = inject(Texts);
  protected readonly draft = inject(Draft);
  protected readonly uploads = inject(PhotoUploads);
  protected readonly tips = ['frame', 'light', 'steady', 'album', 'auto'] as const;
  protected readonly slots = computed(() =>
    photoKinds.map((kind) => {
      const photo = this.draft.photo(kind);
      const field = `photos.${kind}` as ApplicationField;
      return {
        kind,
        photo,
        upload: this.uploads.of(kind),
        flagged: this.draft.flagged().has(field),
        error: photo ? this.draft.errorOf(field) : null,
        thumbnail: photo ? photoUrl(this.id(), photo.id, 'thumbnail') : null,
        full: photo ? photoUrl(this.id(), photo.id, 'full') : null,
        size: photo ? `${photo.width} × ${photo.height}` : '',
      };
    }),
  );

  protected pick(kind: PhotoKind, event: Event): void {
    const file = pictureFrom(event);
    if (file) {
      this.uploads.chosen.set(file);
      this.camera(kind);
    }
  }
  protected camera(kind: PhotoKind): void {
    void this.router.navigate(['/apply', this.id(), 'photos', kind]);
  }
  protected name(kind: PhotoKind): string {
    return this.texts.of(`common.photoKind.${kind}`);
  }
}
