import {
  ChangeDetectionStrategy,
  Component,
  DestroyRef,
  ElementRef,
  afterNextRender,
  computed,
  effect,
  inject,
  input,
  model,
  output,
  signal,
  untracked,
  viewChild,
} from '@angular/core';
import { NzIconModule } from 'ng-zorro-antd/icon';
import { PhotoKind } from '../../api/models';
import { TextPipe } from '../../core/texts';
import { Quad, placeOnDocument, quarterTurnsOf } from '../../shared/photos/quad';
import { FIT, Size, View, ZOOM_STEP, keepOnStage, lookAt, pan, rotate, transformOf, zoomAt } from './viewer-geometry';

/** One picture the viewer can show. */
export interface ViewerPhoto {
  readonly id: string;
  readonly label: string;
  readonly kind: PhotoKind;
  readonly full: string;
  /** The document alone, flat and enhanced, where it was found. */
  readonly optimised: string | null;
  readonly thumbnail: string;
  readonly width: number;
  readonly height: number;
  readonly corners: Quad | null;
  /** So many quarter turns clockwise put the original upright. */
  readonly quarterTurns: number;
  readonly wasSentOn: boolean;
}

/** A place on an original photo, to be shown on whichever picture of it is on the stage. */
export interface ViewerPlace {
  readonly kind: PhotoKind;
  readonly quad: Quad;
}

/** Shows the three document photos large enough to compare them with the typed data: zoom, turn, drag, fit. */
@Component({
  selector: 'app-photo-viewer',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [NzIconModule, TextPipe],
  templateUrl: './photo-viewer.html',
  styleUrl: './photo-viewer.less',
})
export class PhotoViewer {
  readonly photos = input.required<readonly ViewerPhoto[]>();
  readonly index = model(0);
  readonly place = input<ViewerPlace | null>(null);
  /** A photo is on the stage to be looked at; its number was not enough, because it may still be loading. */
  readonly shown = output<ViewerPhoto>();

  private readonly stageElement = viewChild.required<ElementRef<HTMLElement>>('stage');
  private readonly view = signal<View>(FIT);
  private readonly stage = signal<Size>({ width: 0, height: 0 });
  protected readonly dragging = signal(false);
  protected readonly state = signal<'loading' | 'shown' | 'failed'>('loading');
  protected readonly current = computed<ViewerPhoto | undefined>(() => this.photos()[this.index()]);
  protected readonly percent = computed(() => Math.round(this.view().zoom * 100));
  protected readonly transform = computed(() => transformOf(this.view(), this.pictureSize(), this.stage()));
  protected readonly wantsOriginal = signal(false);
  protected readonly isOptimised = computed(() => !!this.current()?.optimised && !this.wantsOriginal());
  protected readonly url = computed(() => {
    const photo = this.current();
    return photo && (this.isOptimised() ? photo.optimised : photo.full);
  });
  /** Of the optimised picture the server tells no size; it is measured when it comes. */
  private readonly measured = signal<Size | null>(null);
  protected readonly pictureSize = computed<Size>(() => {
    const photo = this.current();
    return (this.isOptimised() ? this.measured() : photo) ?? photo ?? { width: 0, height: 0 };
  });
  /** Flattening took the turns of the corners out already. */
  private readonly turns = computed(() => {
    const photo = this.current();
    const undone = photo?.corners && this.isOptimised() ? quarterTurnsOf(photo.corners) : 0;
    return ((photo?.quarterTurns ?? 0) + undone) % 4;
  });
  private readonly upright = computed<View>(() => rotate(FIT, this.turns()));
  /** The place to be looked at, on the picture that is on the stage. */
  private readonly looked = computed(() => {
    const [photo, place] = [this.current(), this.place()];
    if (!photo || place?.kind !== photo.kind) return null;
    return this.isOptimised() && photo.corners ? placeOnDocument(place.quad, photo.corners) : place.quad;
  });
  protected readonly marked = computed(
    () =>
      this.looked()
        ?.map(({ x, y }) => `${(x * 1000).toFixed(1)},${(y * 1000).toFixed(1)}`)
        .join(' ') ?? null,
  );

  constructor() {
    effect(() => {
      this.url();
      untracked(() => {
        this.measured.set(null);
        this.state.set('loading');
      });
    });
    effect(() => {
      this.url();
      this.view.set(this.upright());
    });
    effect((onCleanup) => {
      const quad = this.looked();
      if (!quad || this.state() !== 'shown') return;
      const [xs, ys] = [quad.map((p) => p.x), quad.map((p) => p.y)];
      const box = { left: Math.min(...xs), top: Math.min(...ys), right: Math.max(...xs), bottom: Math.max(...ys) };
      const before = untracked(this.view);
      const close = untracked(() => lookAt(box, this.pictureSize(), this.stage(), before.rotation));
      this.view.set(close);
      // back to where the reviewer was, unless they have moved the picture meanwhile
      onCleanup(() => untracked(this.view) === close && this.view.set(before));
    });
    const destroyRef = inject(DestroyRef);
    afterNextRender(() => {
      const element = this.stageElement().nativeElement;
      const measure = () => this.stage.set({ width: element.clientWidth, height: element.clientHeight });
      measure();
      if (typeof ResizeObserver === 'undefined') return;
      const observer = new ResizeObserver(measure);
      observer.observe(element);
      destroyRef.onDestroy(() => observer.disconnect());
    });
  }

  show(index: number): void {
    if (index < this.photos().length) this.index.set(index);
  }

  protected loaded(photo: ViewerPhoto, { naturalWidth, naturalHeight }: HTMLImageElement): void {
    this.measured.set(naturalWidth ? { width: naturalWidth, height: naturalHeight } : null);
    this.state.set('shown');
    this.shown.emit(photo);
  }

  zoomIn(): void {
    this.view.update((v) => zoomAt(v, ZOOM_STEP));
  }

  zoomOut(): void {
    this.view.update((v) => keepOnStage(zoomAt(v, 1 / ZOOM_STEP), this.pictureSize(), this.stage()));
  }

  turn(): void {
    this.view.update((v) => rotate(v));
  }

  fit(): void {
    this.view.update((v) => ({ ...FIT, rotation: v.zoom === 1 && v.x === 0 && v.y === 0 ? this.upright().rotation : v.rotation }));
  }

  /** From the optimised picture to the original, which is the evidence, and back. */
  swap(): void {
    if (this.current()?.optimised) this.wantsOriginal.update((wants) => !wants);
  }

  protected wheel(event: WheelEvent): void {
    event.preventDefault();
    const box = this.stageElement().nativeElement.getBoundingClientRect();
    const at = { x: event.clientX - box.left - box.width / 2, y: event.clientY - box.top - box.height / 2 };
    // trackpads send many small steps, wheels few large ones: the exponent makes both feel alike
    const factor = Math.exp(-Math.max(-120, Math.min(120, event.deltaY)) / 400);
    this.view.update((v) => keepOnStage(zoomAt(v, factor, at), this.pictureSize(), this.stage()));
  }

  protected grab(event: PointerEvent): void {
    if (event.button !== 0) return;
    this.dragging.set(true);
    this.stageElement().nativeElement.setPointerCapture(event.pointerId);
  }

  protected drag(event: PointerEvent): void {
    if (!this.dragging()) return;
    this.view.update((v) => pan(v, { x: event.movementX, y: event.movementY }, this.pictureSize(), this.stage()));
  }

  protected doubleTap(): void {
    if (this.view().zoom === 1) this.view.update((v) => zoomAt(v, 2.5));
    else this.fit();
  }
}
