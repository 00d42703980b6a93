import { computed, DestroyRef, DOCUMENT, inject, Injectable, signal } from '@angular/core';
import { Subscription } from 'rxjs';
import { ApplicationsApi } from '../../../api/applications-api';
import { PhotoDto, PhotoKind, PhotoPlace } from '../../../api/models';
import { Announcer } from '../../../core/announcer';
import { messageOf, Problem } from '../../../core/problem';
import { Texts } from '../../../core/texts';
import { Consent } from '../../privacy/consent';
import { Draft } from '../draft/draft';
import { sendInParts } from './photo-parts';

export interface Upload {
  readonly uploadId: string;
  readonly picture: Blob;
  readonly place: PhotoPlace;
  readonly url: string;
  /** What lay in the slot before: whatever else lies there later is this picture. */
  readonly before: string | null;
  readonly progress: number;
  readonly error: string | null;
  /** The connection broke: the answer may have been lost, and not the picture. */
  readonly isCutOff: boolean;
}

/** For pictures on their way: a taken picture stays here until the server has it, so no failure loses it. */
@Injectable()
export class PhotoUploads {
  private readonly api = inject(ApplicationsApi);
  private readonly draft = inject(Draft);
  private readonly consent = inject(Consent);
  private readonly announcer = inject(Announcer);
  private readonly texts = inject(Texts);
  private readonly uploads = signal<Partial<Record<PhotoKind, Upload>>>({});
  private readonly running = new Map<PhotoKind, Subscription>();
  /** A file chosen from the album, on its way to the page of its corners. */
  readonly chosen = signal<File | null>(null);
  readonly isBusy = computed(() => Object.values(this.uploads()).some((upload) => upload && !upload.error));
  readonly hasFailed = computed(() => Object.values(this.uploads()).some((upload) => upload?.error));

  constructor() {
    const window = inject(DOCUMENT).defaultView;
    const online = () => Object.entries(this.uploads()).forEach(([kind, upload]) => upload.isCutOff && this.retry(kind as PhotoKind));
    window?.addEventListener('online', online);
    inject(DestroyRef).onDestroy(() => {
      window?.removeEventListener('online', online);
      Object.values(this.uploads()).forEach((upload) => URL.revokeObjectURL(upload.url));
    });
  }

  of(kind: PhotoKind): Upload | null {
    return this.uploads()[kind] ?? null;
  }

  start(kind: PhotoKind, picture: Blob, place: PhotoPlace): void {
    this.cancel(kind);
    const before = this.draft.photo(kind)?.id ?? null;
    const [uploadId, url] = [crypto.randomUUID(), URL.createObjectURL(picture)];
    this.set(kind, { uploadId, picture, place, url, before, progress: 0, error: null, isCutOff: false });
    this.send(kind, false);
  }

  /** After a broken connection the slot is looked at first, so that no picture arrives, and is judged, twice. */
  retry(kind: PhotoKind): void {
    const upload = this.of(kind);
    if (!upload?.error) {
      return; // it is on its way already
    }
    this.patch(kind, { error: null, isCutOff: false });
    if (upload.isCutOff) {
      this.look(kind, upload.before);
    } else {
      this.send(kind, true);
    }
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

  private look(kind: PhotoKind, before: string | null): void {
    const subscription = this.api.get(this.draft.detail()!.id).subscribe({
      next: (detail) => {
        const photo = detail.photos.find((p) => p.kind === kind);
        if (photo && photo.id !== before) {
          this.arrived(kind, photo);
        } else {
          this.send(kind, true);
        }
      },
      error: (error: unknown) => this.fail(kind, error),
    });
    this.running.set(kind, subscription);
  }

  private send(kind: PhotoKind, isResumed: boolean): void {
    const upload = this.of(kind)!;
    const sending = { application: this.draft.detail()!.id, kind, ...upload };
    const subscription = sendInParts(this.api, sending, isResumed).subscribe({
      next: (sent) => {
        if ('photo' in sent) {
          this.arrived(kind, sent.photo);
        } else {
          this.patch(kind, { progress: Math.round((100 * sent.received) / (upload.picture.size || 1)) });
        }
      },
      error: (error: unknown) => this.fail(kind, error),
    });
    this.running.set(kind, subscription);
  }

  private arrived(kind: PhotoKind, photo: PhotoDto): void {
    this.draft.photoArrived(photo);
    this.cancel(kind);
    const [worst] = photo.judgement.causes;
    this.announcer.say(worst?.text ?? this.texts.t('student.photo.stored'));
  }

  private fail(kind: PhotoKind, error: unknown): void {
    const problem = error instanceof Problem ? error : null;
    this.patch(kind, { error: messageOf(error, this.texts), isCutOff: problem?.isOffline ?? false });
    if (problem?.code === 'Applications:ConsentNeeded') {
      // Reworded meanwhile: the sheet comes up, and the picture waits here for another try.
      this.consent.reload();
    }
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
