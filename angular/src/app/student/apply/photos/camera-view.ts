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
import { Quad, quadOf } from '../../../shared/photos/quad';
import { aspects, frameOn, longestSide, placeBehind, Rect, shareOf, Size, sourceUnder } from './crop';
import { cutOut } from './drawing';
import { LiveEyes } from './live-eyes';
import { LiveHint, LiveLook } from './live-look';
import { pictureFrom } from './picture-file';
import { Ripening } from './ripening';
import { Torch } from './torch';

type Trouble = 'insecure' | 'denied' | 'none' | 'busy';
export interface Shot {
  readonly picture: HTMLCanvasElement;
  readonly frame: Quad;
}

const AUTO = 'exemption.camera.auto';
/** Between two looks; a hint changes when two of them say so, lest the words flicker. */
const pause = 120;

/** For aiming: the live picture, a frame of the document's shape, words on light, place and steadiness, the release. */
@Component({
  selector: 'app-camera-view',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [NzIconModule, TextPipe, TextOfPipe],
  templateUrl: './camera-view.html',
  styleUrl: './camera-view.less',
})
export class CameraView {
  readonly kind = input.required<PhotoKind>();
  readonly shot = output<Shot>();
  readonly album = output<File>();
  private readonly video = viewChild.required<ElementRef<HTMLVideoElement>>('video');
  private readonly stage = viewChild.required<ElementRef<HTMLElement>>('stage');
  private readonly announcer = inject(Announcer);
  private readonly texts = inject(Texts);
  private readonly size = signal<Size>({ width: 0, height: 0 });
  private readonly picture = signal<Size | null>(null);
  private readonly eyes = new LiveEyes();
  private readonly ripening = new Ripening();
  private stream: MediaStream | null = null;
  private torch = new Torch(null);
  private watch: ReturnType<typeof setTimeout> | undefined;
  private lastSeen: LiveHint | null = null;
  private isClosed = false;
  protected readonly trouble = signal<Trouble | null>(null);
  protected readonly isLive = signal(false);
  protected readonly isTaking = signal(false);
  protected readonly portrait = signal(false);
  protected readonly hint = signal<LiveHint | null>(null);
  protected readonly ripe = signal(0);
  protected readonly isAuto = signal(localStorage.getItem(AUTO) !== 'off');
  protected readonly hasTorch = signal(false);
  protected readonly shines = signal(false);
  /** Where the reflection is on the stage. */
  protected readonly glare = signal<Rect | null>(null);
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
      this.torch = new Torch(this.stream);
      this.hasTorch.set(this.torch.isThere);
      this.look();
    } catch (error) {
      this.stop();
      this.trouble.set(troubleOf(error));
    }
  }

  protected release(): void {
    if (!this.isLive() || this.isTaking()) {
      return;
    }
    this.isTaking.set(true);
    try {
      const part = this.source();
      const picture = cutOut(this.video().nativeElement, part, longestSide);
      this.announcer.say(this.texts.t('student.photo.taken'));
      this.shot.emit({ picture, frame: quadOf(shareOf(this.source(0), part)) });
    } finally {
      this.isTaking.set(false);
    }
  }

  protected toggleAuto(): void {
    this.isAuto.update((is) => !is);
    localStorage.setItem(AUTO, this.isAuto() ? 'on' : 'off');
    this.ripening.reset();
    this.ripe.set(0);
  }
  protected async toggleTorch(): Promise<void> {
    this.shines.set(await this.torch.shine(!this.shines()));
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

  /** One look after the other, with a rest in between: the picture and the fingers come first. */
  private look(): void {
    const video = this.video().nativeElement;
    if (video.readyState >= HTMLMediaElement.HAVE_CURRENT_DATA && this.picture() && !document.hidden) {
      const part = this.source();
      const seen = this.eyes.look(video, part, shareOf(this.source(0), part));
      if (seen) {
        this.heed(seen, part);
      }
    }
    if (this.isLive()) {
      this.watch = setTimeout(() => this.look(), this.hint() ? pause : 30);
    }
  }

  private heed(look: LiveLook, part: Rect): void {
    if (!this.hint() || look.hint === this.lastSeen) {
      this.hint.set(look.hint);
      this.glare.set(look.glare && this.onStage(look.glare, part));
    }
    this.lastSeen = look.hint;
    this.ripe.set(this.isAuto() ? this.ripening.look(look, performance.now()) : 0);
    if (this.ripe() === 1) {
      navigator.vibrate?.(40);
      this.release();
    }
  }

  private onStage(share: Rect, part: Rect): Rect {
    const shown = this.shown()!;
    const scale = shown.width / this.picture()!.width;
    return {
      x: shown.x + (part.x + share.x * part.width) * scale,
      y: shown.y + (part.y + share.y * part.height) * scale,
      width: share.width * part.width * scale,
      height: share.height * part.height * scale,
    };
  }

  /** The framed part of the camera's picture with the usual margin, or with none. */
  private source(margin?: number): Rect {
    const picture = this.picture() ?? { width: 1, height: 1 };
    return sourceUnder(this.frame(), this.shown() ?? { x: 0, y: 0, ...picture }, picture, margin);
  }

  private stop(): void {
    clearTimeout(this.watch);
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
