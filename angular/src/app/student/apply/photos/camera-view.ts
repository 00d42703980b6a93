import {
  ChangeDetectionStrategy,
  Component,
  computed,
  DestroyRef,
  ElementRef,
  inject,
  input,
  output,
  signal,
  viewChild,
  afterNextRender,
} from '@angular/core';
import { NzIconModule } from 'ng-zorro-antd/icon';
import { PhotoKind } from '../../../api/models';
import { Announcer } from '../../../core/announcer';
import { TextOfPipe, TextPipe, Texts } from '../../../core/texts';
import { aspects, frameOn, placeBehind, Rect, Size, sourceUnder } from './crop';
import { cutOut } from './drawing';
import { LiveHint, LiveHints } from './live-hints';
import { pictureFrom } from './picture-file';

type Trouble = 'insecure' | 'denied' | 'none' | 'busy';

/** For aiming: the live picture, a frame of the document's shape, words on light and steadiness, the release. */
@Component({
  selector: 'app-camera-view',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [NzIconModule, TextPipe, TextOfPipe],
  templateUrl: './camera-view.html',
  styleUrl: './camera-view.less',
})
export class CameraView {
  readonly kind = input.required<PhotoKind>();
  readonly shot = output<Blob>();
  readonly album = output<File>();
  private readonly video = viewChild.required<ElementRef<HTMLVideoElement>>('video');
  private readonly stage = viewChild.required<ElementRef<HTMLElement>>('stage');
  private readonly announcer = inject(Announcer);
  private readonly texts = inject(Texts);
  private readonly size = signal<Size>({ width: 0, height: 0 });
  private readonly picture = signal<Size | null>(null);
  private readonly hints = new LiveHints();
  private stream: MediaStream | null = null;
  private watch: ReturnType<typeof setInterval> | undefined;
  private isClosed = false;
  protected readonly trouble = signal<Trouble | null>(null);
  protected readonly isLive = signal(false);
  protected readonly isTaking = signal(false);
  protected readonly portrait = signal(false);
  protected readonly hint = signal<LiveHint>('good');
  protected readonly frame = computed<Rect>(() => {
    const aspect = aspects[this.kind()];
    return frameOn(this.size(), this.portrait() ? 1 / aspect : aspect);
  });
  /** Where the camera's picture lies on the stage. */
  protected readonly shown = computed<Rect | null>(() => {
    const picture = this.picture();
    return picture ? placeBehind(this.frame(), this.size(), picture) : null;
  });

  constructor() {
    const observer = new ResizeObserver(([entry]) => this.size.set({ width: entry.contentRect.width, height: entry.contentRect.height }));
    inject(DestroyRef).onDestroy(() => {
      this.isClosed = true;
      observer.disconnect();
      this.stop();
    });
    afterNextRender(() => {
      observer.observe(this.stage().nativeElement);
      void this.start();
    });
  }

  protected async start(): Promise<void> {
    this.trouble.set(null);
    if (!window.isSecureContext || !navigator.mediaDevices?.getUserMedia) {
      this.trouble.set('insecure');
      return;
    }
    try {
      this.stream = await navigator.mediaDevices.getUserMedia({
        audio: false,
        video: { facingMode: { ideal: 'environment' }, width: { ideal: 2560 }, height: { ideal: 1440 } },
      });
      if (this.isClosed) {
        this.stop();
        return;
      }
      const video = this.video().nativeElement;
      video.srcObject = this.stream;
      await video.play();
      this.measure();
      this.isLive.set(true);
      this.watch = setInterval(() => this.hint.set(this.hints.look(video, this.source())), 450);
    } catch (error) {
      this.stop();
      this.trouble.set(troubleOf(error));
    }
  }

  protected async release(): Promise<void> {
    if (!this.isLive() || this.isTaking()) {
      return;
    }
    this.isTaking.set(true);
    try {
      const picture = await cutOut(this.video().nativeElement, this.source());
      this.announcer.say(this.texts.t('student.photo.taken'));
      this.shot.emit(picture);
    } finally {
      this.isTaking.set(false);
    }
  }

  protected pick(event: Event): void {
    const file = pictureFrom(event);
    if (file) {
      this.album.emit(file);
    }
  }

  /** Also after the phone has been turned: then the camera's picture changes its sides. */
  protected measure(): void {
    const { videoWidth, videoHeight } = this.video().nativeElement;
    this.picture.set(videoWidth ? { width: videoWidth, height: videoHeight } : null);
  }

  private source(): Rect {
    const picture = this.picture() ?? { width: 1, height: 1 };
    return sourceUnder(this.frame(), this.shown() ?? { x: 0, y: 0, ...picture }, picture);
  }

  private stop(): void {
    clearInterval(this.watch);
    this.isLive.set(false);
    this.stream?.getTracks().forEach((track) => track.stop());
    this.stream = null;
  }
}

function troubleOf(error: unknown): Trouble {
  switch ((error as DOMException | null)?.name) {
    case 'NotAllowedError':
    case 'SecurityError':
      return 'denied';
    case 'NotReadableError':
    case 'AbortError':
      return 'busy';
    default:
      return 'none';
  }
}
