import {
  ChangeDetectionStrategy,
  Component,
  computed,
  effect,
  ElementRef,
  inject,
  input,
  model,
  output,
  signal,
  viewChild,
} from '@angular/core';
import { NzIconModule } from 'ng-zorro-antd/icon';
import { TextPipe, Texts } from '../../../core/texts';
import { areaOf, isConvex, Point, Quad } from '../../../shared/photos/quad';
import { pictureFrom } from './picture-file';

const names = ['nw', 'ne', 'se', 'sw'] as const;
/** Less than the server takes for a document. */
const leastArea = 0.04;
const lens = { size: 120, zoom: 2.4 };

/** For saying where the document lies: its four corners, dragged with a finger under a lens, or moved by the arrow keys. */
@Component({
  selector: 'app-corner-view',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [NzIconModule, TextPipe],
  templateUrl: './corner-view.html',
  styleUrl: './corner-view.less',
})
export class CornerView {
  readonly picture = input.required<HTMLCanvasElement>();
  readonly corners = model.required<Quad>();
  readonly isFromAlbum = input(false);
  readonly turnAsked = output<void>();
  readonly done = output<void>();
  readonly other = output<File>();
  readonly retake = output<void>();
  private readonly host = viewChild.required<ElementRef<HTMLElement>>('place');
  private readonly glass = viewChild.required<ElementRef<HTMLCanvasElement>>('glass');
  private readonly texts = inject(Texts);
  private grip: { index: number; from: Point; x: number; y: number } | null = null;
  protected readonly held = signal<number | null>(null);
  protected readonly points = computed(() => this.corners().map(({ x, y }) => `${x},${y}`));
  protected readonly outline = computed(() => this.points().join(' '));
  protected readonly shade = computed(() => `M0,0H1V1H0ZM${this.points().join('L')}Z`);
  /** Out of the finger's way. */
  protected readonly lensIsRight = computed(() => {
    const index = this.held();
    return index !== null && this.corners()[index].x < 0.5;
  });

  constructor() {
    effect(() => {
      const picture = this.picture();
      picture.setAttribute('aria-hidden', 'true');
      this.host().nativeElement.replaceChildren(picture);
    });
    effect(() => {
      const index = this.held();
      if (index !== null) {
        this.drawLens(this.corners()[index]);
      }
    });
  }

  protected label(index: number): string {
    return this.texts.of(`student.photo.corner.${names[index]}`);
  }
  protected testId(index: number): string {
    return `corner-${names[index]}`;
  }
  protected pick(event: Event): void {
    const file = pictureFrom(event);
    if (file) {
      this.other.emit(file);
    }
  }

  protected grab(event: PointerEvent, index: number): void {
    event.preventDefault();
    const handle = event.currentTarget as HTMLElement;
    handle.setPointerCapture(event.pointerId);
    handle.focus({ preventScroll: true });
    this.grip = { index, from: this.corners()[index], x: event.clientX, y: event.clientY };
    this.held.set(index);
  }
  /** The corner keeps its distance to the finger, so that it is never hidden beneath it. */
  protected drag(event: PointerEvent): void {
    if (this.grip) {
      const { index, from, x, y } = this.grip;
      const box = this.host().nativeElement.getBoundingClientRect();
      this.move(index, { x: from.x + (event.clientX - x) / box.width, y: from.y + (event.clientY - y) / box.height });
    }
  }
  protected drop(): void {
    this.grip = null;
    this.held.set(null);
  }
  protected nudge(event: KeyboardEvent, index: number): void {
    const step = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key];
    if (step) {
      event.preventDefault();
      const far = event.shiftKey ? 0.03 : 0.005;
      const { x, y } = this.corners()[index];
      this.held.set(index);
      this.move(index, { x: x + step[0] * far, y: y + step[1] * far });
    }
  }

  /** A move that would fold the document over is not made. */
  private move(index: number, { x, y }: Point): void {
    const corners = this.corners().map((corner, i) => (i === index ? { x: clamp(x), y: clamp(y) } : corner)) as unknown as Quad;
    if (isConvex(corners) && areaOf(corners) > leastArea) {
      this.corners.set(corners);
    }
  }

  private drawLens({ x, y }: Point): void {
    const context = this.glass().nativeElement.getContext('2d');
    const picture = this.picture();
    const shown = this.host().nativeElement.clientWidth || picture.width;
    const side = (lens.size / lens.zoom) * (picture.width / shown);
    if (context) {
      context.fillStyle = '#0d1320';
      context.fillRect(0, 0, lens.size, lens.size);
      context.drawImage(picture, x * picture.width - side / 2, y * picture.height - side / 2, side, side, 0, 0, lens.size, lens.size);
    }
  }
}

function clamp(share: number): number {
  return Math.min(1, Math.max(0, share));
}
