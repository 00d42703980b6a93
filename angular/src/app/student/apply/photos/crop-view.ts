import {
  ChangeDetectionStrategy,
  Component,
  computed,
  DestroyRef,
  effect,
  ElementRef,
  inject,
  input,
  output,
  signal,
  viewChild,
} from '@angular/core';
import { NzIconModule } from 'ng-zorro-antd/icon';
import { PhotoKind } from '../../../api/models';
import { TextPipe, Texts } from '../../../core/texts';
import { aspects, Corner, dragCorner, largestOf, moveRect, Rect, shapeIn } from './crop';
import { cutOut, decode, turned } from './drawing';
import { pictureFrom } from './picture-file';

/** For a picture from the album: turn it and leave only the document inside the rectangle. */
@Component({
  selector: 'app-crop-view',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [NzIconModule, TextPipe],
  templateUrl: './crop-view.html',
  styleUrl: './crop-view.less',
})
export class CropView {
  readonly file = input.required<File>();
  readonly kind = input.required<PhotoKind>();
  readonly cropped = output<Blob>();
  readonly other = output<File>();
  private readonly host = viewChild.required<ElementRef<HTMLElement>>('picture');
  private readonly texts = inject(Texts);
  private readonly bitmap = signal<ImageBitmap | null>(null);
  private readonly quarterTurns = signal(0);
  private grip: { corner: Corner | null; x: number; y: number } | null = null;
  protected readonly corners: readonly Corner[] = ['nw', 'ne', 'sw', 'se'];
  protected readonly failed = signal(false);
  protected readonly isBusy = signal(false);
  protected readonly keepsShape = signal(false);
  protected readonly rect = signal<Rect>({ x: 0.04, y: 0.04, width: 0.92, height: 0.92 });
  protected readonly canvas = computed(() => {
    const bitmap = this.bitmap();
    return bitmap ? turned(bitmap, this.quarterTurns()) : null;
  });

  constructor() {
    effect((onCleanup) => {
      const file = this.file();
      let stale = false;
      onCleanup(() => (stale = true));
      this.failed.set(false);
      decode(file).then(
        (bitmap) => (stale ? bitmap.close() : this.open(bitmap)),
        () => this.failed.set(true),
      );
    });
    effect(() => {
      const canvas = this.canvas();
      if (canvas) {
        canvas.setAttribute('aria-hidden', 'true');
        this.host().nativeElement.replaceChildren(canvas);
      }
    });
    inject(DestroyRef).onDestroy(() => this.bitmap()?.close());
  }

  protected turn(): void {
    this.quarterTurns.update((turns) => (turns + 1) % 4);
    this.fit();
  }
  protected toggleShape(): void {
    this.keepsShape.update((keeps) => !keeps);
    if (this.keepsShape()) {
      this.fit();
    }
  }
  protected pick(event: Event): void {
    const file = pictureFrom(event);
    if (file) {
      this.other.emit(file);
    }
  }
  protected cornerLabel(corner: Corner): string {
    return this.texts.of(`student.photo.corner.${corner}`);
  }

  protected grab(event: PointerEvent, corner: Corner | null): void {
    event.stopPropagation();
    (event.currentTarget as HTMLElement).setPointerCapture(event.pointerId);
    this.grip = { corner, x: event.clientX, y: event.clientY };
  }
  protected drag(event: PointerEvent): void {
    if (this.grip) {
      const box = this.host().nativeElement.getBoundingClientRect();
      this.shift(this.grip.corner, (event.clientX - this.grip.x) / box.width, (event.clientY - this.grip.y) / box.height);
      this.grip = { ...this.grip, x: event.clientX, y: event.clientY };
    }
  }
  protected drop(): void {
    this.grip = null;
  }
  protected nudge(event: KeyboardEvent, corner: Corner): void {
    const step = { ArrowLeft: [-0.01, 0], ArrowRight: [0.01, 0], ArrowUp: [0, -0.01], ArrowDown: [0, 0.01] }[event.key];
    if (step) {
      event.preventDefault();
      this.shift(corner, step[0], step[1]);
    }
  }

  protected async confirm(): Promise<void> {
    const canvas = this.canvas();
    if (!canvas || this.isBusy()) {
      return;
    }
    this.isBusy.set(true);
    try {
      const { x, y, width, height } = this.rect();
      this.cropped.emit(
        await cutOut(canvas, { x: x * canvas.width, y: y * canvas.height, width: width * canvas.width, height: height * canvas.height }),
      );
    } finally {
      this.isBusy.set(false);
    }
  }

  private open(bitmap: ImageBitmap): void {
    this.bitmap()?.close();
    this.quarterTurns.set(0);
    this.bitmap.set(bitmap);
    this.fit();
  }
  private fit(): void {
    const canvas = this.canvas();
    if (canvas) {
      this.rect.set(largestOf(this.aspect(canvas), canvas));
    }
  }
  /** A certificate may stand upright; the rectangle follows the picture. */
  private aspect(canvas: HTMLCanvasElement): number {
    const aspect = aspects[this.kind()];
    return this.kind() === 'Certificate' && canvas.height > canvas.width ? 1 / aspect : aspect;
  }
  private shift(corner: Corner | null, dx: number, dy: number): void {
    const canvas = this.canvas();
    if (canvas) {
      const shape = this.keepsShape() ? shapeIn(this.aspect(canvas), canvas) : null;
      this.rect.update((rect) => (corner ? dragCorner(rect, corner, dx, dy, shape) : moveRect(rect, dx, dy)));
    }
  }
}
