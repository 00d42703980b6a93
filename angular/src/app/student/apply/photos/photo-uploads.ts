import { HttpEventType } from '@angular/common/http';
import { computed, DestroyRef, inject, Injectable, signal } from '@angular/core';
import { Subscription } from 'rxjs';
import { ApplicationsApi } from '../../../api/applications-api';
import { PhotoKind } from '../../../api/models';
import { messageOf, Problem } from '../../../core/problem';
import { Texts } from '../../../core/texts';
import { Consent } from '../../privacy/consent';
import { Draft } from '../draft/draft';

export interface Upload {
  picture: Blob;
  url: string;
  progress: number;
  error: string | null;
}

/** For pictures on their way: a taken picture stays here until the server has it, so no failure loses it. */
@Injectable()
export class PhotoUploads {
  private readonly api = inject(ApplicationsApi);
  private readonly draft = inject(Draft);
  private readonly consent = inject(Consent);
  private readonly texts = inject(Texts);
  private readonly uploads = signal<Partial<Record<PhotoKind, Upload>>>({});
  private readonly running = new Map<PhotoKind, Subscription>();
  /** A file chosen from the album, on its way to the crop page. */
  readonly chosen = signal<File | null>(null);
  readonly isBusy = computed(() => Object.values(this.uploads()).some((upload) => upload && !upload.error));
  readonly hasFailed = computed(() => Object.values(this.uploads()).some((upload) => upload?.error));

  constructor() {
    inject(DestroyRef).onDestroy(() => Object.values(this.uploads()).forEach((upload) => URL.revokeObjectURL(upload.url)));
  }

  of(kind: PhotoKind): Upload | null {
    return this.uploads()[kind] ?? null;
  }

  start(kind: PhotoKind, picture: Blob): void {
    this.cancel(kind);
    this.set(kind, { picture, url: URL.createObjectURL(picture), progress: 0, error: null });
    this.send(kind);
  }

  retry(kind: PhotoKind): void {
    this.patch(kind, { progress: 0, error: null });
    this.send(kind);
  }

  cancel(kind: PhotoKind): void {
    this.running.get(kind)?.unsubscribe();
    this.running.delete(kind);
    const upload = this.of(kind);
    if (upload) {
      URL.revokeObjectURL(upload.url);
      this.set(kind, null);
    }
  }

  private send(kind: PhotoKind): void {
    const id = this.draft.detail()!.id;
    const subscription = this.api.uploadPhoto(id, kind, this.of(kind)!.picture).subscribe({
      next: (event) => {
        if (event.type === HttpEventType.UploadProgress) {
          this.patch(kind, { progress: Math.round((100 * event.loaded) / (event.total || event.loaded || 1)) });
        } else if (event.type === HttpEventType.Response && event.body) {
          this.draft.photoArrived(event.body);
          this.cancel(kind);
        }
      },
      error: (error: unknown) => {
        this.patch(kind, { error: messageOf(error, this.texts) });
        if (error instanceof Problem && error.code === 'Applications:ConsentNeeded') {
          // Reworded meanwhile: the sheet comes up, and the picture waits here for another try.
          this.consent.reload();
        }
      },
    });
    this.running.set(kind, subscription);
  }

  private patch(kind: PhotoKind, change: Partial<Upload>): void {
    const upload = this.of(kind);
    if (upload) {
      this.set(kind, { ...upload, ...change });
    }
  }

  private set(kind: PhotoKind, upload: Upload | null): void {
    this.uploads.update(({ [kind]: _before, ...others }) => (upload ? { ...others, [kind]: upload } : others));
  }
}
