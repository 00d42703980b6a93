import { ChangeDetectionStrategy, Component, computed, ElementRef, input, signal, viewChild } from '@angular/core';
import { NzIconModule } from 'ng-zorro-antd/icon';
import { TextPipe } from '../../core/texts';
import { panBy, View, wholeView, zoomAt } from './pan-zoom';

/** For looking closely at one picture: wheel, drag, pinch, double tap, buttons, and turning by quarter turns. */
@Component({
  selector: 'app-photo-viewer',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [NzIconModule, TextPipe],
  template: `
    <div
      #stage
      class="stage"
      [class.moved]="view().scale > 1"
      (wheel)="wheel($event)"
      (pointerdown)="down($event)"
      (pointermove)="move($event)"
      (pointerup)="up($event)"
      (pointercancel)="up($event)"
      (dblclick)="toggle($event)"
    >
      @if (failed()) {
        <p class="failed">{{ 'common.photo.failed' | t }}</p>
      } @else {
        <img
          [src]="src()"
          [alt]="alt()"
          draggable="false"
          [style.transform]="transform()"
          (error)="failed.set(true)"
          data-testid="full-photo"
        />
      }
    </div>
    <div class="tools">
      <button type="button" (click)="zoom(1 / 1.5)" [attr.aria-label]="'common.photo.zoomOut' | t">
        <nz-icon nzType="minus" aria-hidden="true" />
      </button>
      <button type="button" (click)="reset()" class="scale" [attr.aria-label]="'common.photo.whole' | t">{{ percent() }}</button>
      <button type="button" (click)="zoom(1.5)" [attr.aria-label]="'common.photo.zoomIn' | t">
        <nz-icon nzType="plus" aria-hidden="true" />
      </button>
      <button type="button" (click)="turn()" [attr.aria-label]="'common.photo.rotate' | t">
        <nz-icon nzType="rotate-right" aria-hidden="true" />
      </button>
    </div>
  `,
  styles: `
    :host {
      position: relative;
      display: block;
      min-height: 0;
      background: #0d1320;
    }
    .stage {
      position: absolute;
      inset: 0;
      overflow: hidden;
      display: grid;
      place-items: center;
      touch-action: none;
      cursor: zoom-in;
    }
    .stage.moved {
      cursor: grab;
    }
    img {
      max-width: 100%;
      max-height: 100%;
      min-width: 0;
      min-height: 0;
      user-select: none;
      will-change: transform;
    }
    .failed {
      color: #fff;
    }
    .tools {
      position: absolute;
      left: 50%;
      bottom: calc(16px + env(safe-area-inset-bottom));
      transform: translateX(-50%);
      display: flex;
      border-radius: 99px;
      background: rgb(13 19 32 / 78%);
      padding: 2px;
    }
    .tools button {
      min-width: 44px;
      height: 44px;
      border: 0;
      border-radius: 99px;
      background: none;
      color: #fff;
      font-size: 17px;
      cursor: pointer;
    }
    .tools .scale {
      font-size: 14px;
      min-width: 58px;
    }
    .tools button:hover {
      background: rgb(255 255 255 / 16%);
    }
    .tools button:focus-visible {
      outline-color: #fff;
    }
  `,
})
export class PhotoViewer {
  readonly src = input.required<string>();
  readonly alt = input.required<string>();
  private readonly stage = viewChild.required<ElementRef<HTMLElement>>('stage');
  private readonly pointers = new Map<number, PointerEvent>();
  protected readonly view = signal<View>(wholeView);
  protected readonly quarterTurns = signal(0);
  protected readonly failed = signal(false);
  protected readonly percent = computed(() => `${Math.round(this.view().scale * 100)}%`);
  protected readonly transform = computed(() => {
    const { x, y, scale } = this.view();
    return `translate(${x}px, ${y}px) rotate(${this.quarterTurns() * 90}deg) scale(${scale * this.turnedFit()})`;
  });
  private readonly turnedFit = computed(() => (this.quarterTurns() % 2 === 0 ? 1 : this.sidewaysScale()));

  reset(): void {
    this.view.set(wholeView);
  }
  zoom(factor: number): void {
    this.view.update((view) => zoomAt(view, factor, 0, 0));
  }
  turn(): void {
    this.quarterTurns.update((turns) => (turns + 1) % 4);
    this.reset();
  }

  protected wheel(event: WheelEvent): void {
    event.preventDefault();
    this.zoomAtEvent(event, event.deltaY < 0 ? 1.2 : 1 / 1.2);
  }
  protected toggle(event: MouseEvent): void {
    if (this.view().scale > 1) {
      this.reset();
    } else {
      this.zoomAtEvent(event, 3);
    }
  }
  protected down(event: PointerEvent): void {
    this.stage().nativeElement.setPointerCapture(event.pointerId);
    this.pointers.set(event.pointerId, event);
  }
  protected move(event: PointerEvent): void {
    const before = this.pointers.get(event.pointerId);
    if (!before) {
      return;
    }
    const other = [...this.pointers.values()].find((pointer) => pointer.pointerId !== event.pointerId);
    this.pointers.set(event.pointerId, event);
    if (other) {
      this.zoomAtEvent(event, distance(event, other) / Math.max(1, distance(before, other)));
    } else if (this.view().scale > 1) {
      const { clientWidth, clientHeight } = this.stage().nativeElement;
      this.view.update((view) => panBy(view, event.clientX - before.clientX, event.clientY - before.clientY, clientWidth, clientHeight));
    }
  }
  protected up(event: PointerEvent): void {
    this.pointers.delete(event.pointerId);
  }

  private zoomAtEvent(event: MouseEvent, factor: number): void {
    const box = this.stage().nativeElement.getBoundingClientRect();
    const px = event.clientX - box.left - box.width / 2;
    const py = event.clientY - box.top - box.height / 2;
    this.view.update((view) => zoomAt(view, factor, px, py));
  }
  private sidewaysScale(): number {
    const { clientWidth, clientHeight } = this.stage().nativeElement;
    const image = this.stage().nativeElement.querySelector('img');
    return image?.clientWidth ? Math.min(clientWidth / image.clientHeight, clientHeight / image.clientWidth) : 1;
  }
}

function distance(a: PointerEvent, b: PointerEvent): number {
  return Math.hypot(a.clientX - b.clientX, a.clientY - b.clientY);
}
