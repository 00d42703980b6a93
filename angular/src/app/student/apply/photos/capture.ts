import { ChangeDetectionStrategy, Component, DestroyRef, effect, inject, input, OnInit, signal, untracked } from '@angular/core';
import { Router } from '@angular/router';
import { NzIconModule } from 'ng-zorro-antd/icon';
import { PhotoKind } from '../../../api/models';
import { TextOfPipe, TextPipe } from '../../../core/texts';
import { PhotoViewer } from '../../../shared/photos/photo-viewer';
import { mapQuad, Quad } from '../../../shared/photos/quad';
import { CameraView, Shot } from './camera-view';
import { CornerView } from './corner-view';
import { deliver, Taken } from './delivery';
import { decode, encode, turned } from './drawing';
import { flatSize, flatten } from './flatten';
import { PhotoUploads } from './photo-uploads';
import { pictureFrom } from './picture-file';
import { survey } from './survey';

/** For getting one picture: aim and release, or choose one; mark its corners where need be; look at the document drawn flat; take it or try again. */
@Component({
  selector: 'app-capture',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [NzIconModule, CameraView, CornerView, PhotoViewer, TextPipe, TextOfPipe],
  template: `
    <section class="full" [attr.aria-label]="'common.photoKind' | tOf: kind()">
      <header>
        <button type="button" class="round" (click)="leave()" [attr.aria-label]="'common.action.close' | t" data-testid="close-capture">
          <nz-icon nzType="close" aria-hidden="true" />
        </button>
        <b>{{ 'common.photoKind' | tOf: kind() }}</b>
        <span class="round"></span>
      </header>
      @if (failed()) {
        <div class="failed" role="alert">
          <p>{{ 'student.photo.unreadable' | t }}</p>
          <label class="ghost">
            {{ 'student.photo.otherPicture' | t }}
            <input type="file" class="sr-only" accept="image/jpeg,image/png,image/webp" (change)="pickAgain($event)" />
          </label>
        </div>
      } @else if (taken(); as t) {
        @if (isMarking()) {
          <app-corner-view
            [picture]="t.picture"
            [corners]="t.corners"
            (cornersChange)="mark($event)"
            [isFromAlbum]="!t.frame"
            (turnAsked)="turn()"
            (done)="isMarking.set(false)"
            (other)="pick($event)"
            (retake)="again()"
          />
        } @else {
          @if (flatUrl(); as url) {
            <app-photo-viewer [src]="url" [alt]="'common.photoKind' | tOf: kind()" />
          } @else {
            <p class="drawing" role="status">{{ 'student.photo.drawing' | t }}</p>
          }
          <footer>
            <p>{{ 'student.photo.reviewHint' | t }}</p>
            <button type="button" class="ghost" (click)="again()" data-testid="retake">{{ 'student.photo.retake' | t }}</button>
            <button type="button" class="ghost" (click)="isMarking.set(true)" data-testid="mark-corners">
              {{ 'student.photo.markCorners' | t }}
            </button>
            <button type="button" class="solid" (click)="use()" [disabled]="isBusy()" data-testid="use-photo">
              {{ 'student.photo.use' | t }}
            </button>
          </footer>
        }
      } @else if (isOpening()) {
        <p class="drawing" role="status">{{ 'common.state.loading' | t }}</p>
      } @else {
        <app-camera-view [kind]="kind()" (shot)="show($event)" (album)="pick($event)" />
      }
    </section>
  `,
  styles: `
    .full {
      position: fixed;
      inset: 0;
      z-index: 900;
      display: grid;
      grid-template-rows: auto minmax(0, 1fr) auto;
      background: #0d1320;
      color: #fff;
    }
    header {
      display: flex;
      align-items: center;
      justify-content: space-between;
      padding: calc(6px + env(safe-area-inset-top)) 8px 6px;
      font-size: 17px;
    }
    .round {
      width: 44px;
      height: 44px;
      border: 0;
      border-radius: 50%;
      background: none;
      color: #fff;
      font-size: 20px;
      cursor: pointer;
    }
    footer {
      display: grid;
      grid-template-columns: 1fr 1fr;
      gap: 10px 12px;
      width: min(100%, 560px);
      margin: 0 auto;
      padding: 12px 16px calc(16px + env(safe-area-inset-bottom));
    }
    footer p {
      grid-column: 1 / -1;
      margin: 0;
      text-align: center;
      color: #dfe6f3;
    }
    .ghost,
    .solid {
      height: 50px;
      border-radius: 14px;
      border: 1px solid rgb(255 255 255 / 45%);
      background: none;
      color: #fff;
      font-size: 17px;
      cursor: pointer;
    }
    .failed,
    .drawing {
      display: grid;
      place-content: center;
      gap: 16px;
      margin: 0;
      padding: 0 24px;
      text-align: center;
    }
    label.ghost {
      display: grid;
      place-items: center;
      padding: 0 24px;
    }
    label:focus-within {
      outline: 2px solid #fff;
    }
    footer .solid {
      grid-column: 1 / -1;
    }
    .solid:disabled {
      opacity: 0.5;
    }
    .solid {
      border-color: #fff;
      background: #fff;
      color: #0d3f9c;
      font-weight: 600;
    }
    button:focus-visible {
      outline-color: #fff;
    }
  `,
})
export class Capture implements OnInit {
  readonly kind = input.required<PhotoKind>();
  readonly id = input.required<string>();
  private readonly uploads = inject(PhotoUploads);
  private readonly router = inject(Router);
  protected readonly taken = signal<Taken | null>(null);
  protected readonly flatUrl = signal<string | null>(null);
  protected readonly isMarking = signal(false);
  protected readonly isOpening = signal(false);
  protected readonly isBusy = signal(false);
  protected readonly failed = signal(false);

  constructor() {
    effect((onCleanup) => {
      const taken = this.taken();
      if (!taken || this.isMarking()) {
        return;
      }
      let stale = false;
      onCleanup(() => {
        stale = true;
        untracked(() => this.forget());
      });
      void this.drawFlat(taken).then((url) => (stale ? URL.revokeObjectURL(url) : this.flatUrl.set(url)));
    });
    inject(DestroyRef).onDestroy(() => this.forget());
  }

  ngOnInit(): void {
    const file = this.uploads.chosen();
    this.uploads.chosen.set(null);
    if (file) {
      void this.pick(file);
    }
  }

  protected show({ picture, frame }: Shot): void {
    this.take(picture, frame);
  }

  protected async pick(file: File): Promise<void> {
    this.failed.set(false);
    this.taken.set(null);
    this.isOpening.set(true);
    try {
      this.take(await decode(file), null);
      this.isMarking.set(true);
    } catch {
      this.failed.set(true);
    } finally {
      this.isOpening.set(false);
    }
  }
  protected pickAgain(event: Event): void {
    const file = pictureFrom(event);
    if (file) {
      void this.pick(file);
    }
  }

  protected mark(corners: Quad): void {
    this.taken.update((taken) => taken && { ...taken, corners, isCertain: true });
  }

  /** The corners go round with the picture: what was lower left is upper left. */
  protected turn(): void {
    const round = ([a, b, c, d]: Quad) => mapQuad([d, a, b, c], ({ x, y }) => ({ x: 1 - y, y: x }));
    this.taken.update((t) => t && { ...t, picture: turned(t.picture), frame: t.frame && round(t.frame), corners: round(t.corners) });
  }

  protected again(): void {
    this.taken.set(null);
    this.isMarking.set(false);
  }

  protected async use(): Promise<void> {
    const taken = this.taken();
    if (!taken || this.isBusy()) {
      return;
    }
    this.isBusy.set(true);
    const { picture, place } = await deliver(taken);
    this.uploads.start(this.kind(), picture, place);
    this.leave();
  }
  protected leave(): void {
    void this.router.navigate(['/apply', this.id(), 'photos'], { replaceUrl: true });
  }

  private take(picture: HTMLCanvasElement, frame: Quad | null): void {
    const { corners, isSure } = survey(picture, this.kind(), frame);
    this.taken.set({ picture, frame, corners, isCertain: isSure });
  }

  private async drawFlat({ picture, corners }: Taken): Promise<string> {
    const flat = await flatten(picture, corners, flatSize(this.kind(), corners, picture));
    return URL.createObjectURL(await encode(flat));
  }

  private forget(): void {
    const url = this.flatUrl();
    if (url) {
      URL.revokeObjectURL(url);
      this.flatUrl.set(null);
    }
  }
}
