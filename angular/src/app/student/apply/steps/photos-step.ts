import { NgTemplateOutlet } from '@angular/common';
import { ChangeDetectionStrategy, Component, computed, effect, inject, input, signal, untracked } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { NzButtonModule } from 'ng-zorro-antd/button';
import { NzIconModule } from 'ng-zorro-antd/icon';
import { firstValueFrom } from 'rxjs';
import { ApplicationsApi, bestPhotoUrl } from '../../../api/applications-api';
import { ApplicationField, PhotoDto, PhotoKind } from '../../../api/models';
import { Announcer } from '../../../core/announcer';
import { messageOf } from '../../../core/problem';
import { TextOfPipe, TextPipe, Texts } from '../../../core/texts';
import { photoKinds } from '../../../shared/photos/document-photos';
import { PhotoPreview } from '../../../shared/photos/photo-preview';
import { ReadingsWatch } from '../../../shared/photos/readings-watch';
import { FixNote } from '../fix/fix-note';
import { Draft } from '../draft/draft';
import { PhotoAdvice } from '../photos/photo-advice';
import { PhotoUploads } from '../photos/photo-uploads';
import { pictureFrom } from '../photos/picture-file';
import { SendOnDialog } from '../photos/send-on-dialog';

type Mark = 'mustRetake' | 'notUsableShort' | 'couldBeBetterShort' | 'sentOnShort' | 'stored';

/** For step two: three pictures, each taken with the camera or from the album, and what is to be said about each. */
@Component({
  selector: 'app-photos-step',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [
    NgTemplateOutlet,
    RouterLink,
    NzButtonModule,
    NzIconModule,
    FixNote,
    PhotoAdvice,
    PhotoPreview,
    SendOnDialog,
    TextPipe,
    TextOfPipe,
  ],
  providers: [ReadingsWatch],
  templateUrl: './photos-step.html',
  styleUrls: ['./step.less', './photos-step.less'],
})
export class PhotosStep {
  readonly id = input.required<string>();
  private readonly api = inject(ApplicationsApi);
  private readonly router = inject(Router);
  private readonly announcer = inject(Announcer);
  private readonly texts = inject(Texts);
  private readonly watch = inject(ReadingsWatch);
  protected readonly draft = inject(Draft);
  protected readonly uploads = inject(PhotoUploads);
  protected readonly tips = ['frame', 'light', 'steady', 'album', 'auto'] as const;
  protected readonly sendingOn = signal(false);
  protected readonly slots = computed(() =>
    photoKinds.map((kind) => {
      const photo = this.draft.photo(kind);
      const field = `photos.${kind}` as ApplicationField;
      const flagged = this.draft.flagged().has(field);
      return {
        kind,
        field,
        photo,
        upload: this.uploads.of(kind),
        mark: markOf(photo, flagged),
        needsAnother: flagged || photo?.judgement.isUsable === false,
        error: photo?.judgement.isUsable ? this.draft.errorOf(field) : null,
        picture: photo ? bestPhotoUrl(this.id(), photo) : null,
        isBeingRead: this.watch.value()?.photos.some((p) => p.kind === kind && p.state === 'Waiting') ?? false,
      };
    }),
  );
  private readonly photoIds = computed(() => photoKinds.map((kind) => this.draft.photo(kind)?.id ?? '').join());

  constructor() {
    effect(() => {
      this.photoIds();
      const id = this.id();
      untracked(() => void this.watch.start(id));
    });
    // Only the reader can tell that it is the wrong document: its word changes the judgement.
    let wasWaiting = false;
    effect(() => {
      const isWaiting = this.watch.isWaiting();
      if (wasWaiting && !isWaiting) {
        untracked(() => void this.draft.refresh());
      }
      wasWaiting = isWaiting;
    });
  }

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

  protected async sendOn(kind: PhotoKind): Promise<void> {
    if (this.sendingOn()) {
      return;
    }
    this.sendingOn.set(true);
    try {
      this.draft.photoArrived(await firstValueFrom(this.api.sendOnPhoto(this.id(), kind)));
      this.announcer.say(this.texts.t('student.photo.sentOn'));
    } catch (error) {
      this.announcer.error(messageOf(error, this.texts));
      await this.draft.refresh();
    } finally {
      this.sendingOn.set(false);
    }
  }
}

function markOf(photo: PhotoDto | null, flagged: boolean): Mark | null {
  if (flagged) {
    return 'mustRetake';
  }
  if (!photo) {
    return null;
  }
  const { isUsable, wasSentOn, causes } = photo.judgement;
  if (!isUsable) {
    return 'notUsableShort';
  }
  return wasSentOn ? 'sentOnShort' : causes.length ? 'couldBeBetterShort' : 'stored';
}
