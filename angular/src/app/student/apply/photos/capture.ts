import { ChangeDetectionStrategy, Component, computed, DestroyRef, inject, input, OnInit, signal } from '@angular/core';
import { Router } from '@angular/router';
import { NzIconModule } from 'ng-zorro-antd/icon';
import { PhotoKind } from '../../../api/models';
import { TextOfPipe, TextPipe } from '../../../core/texts';
import { PhotoViewer } from '../../../shared/photos/photo-viewer';
import { CameraView } from './camera-view';
import { CropView } from './crop-view';
import { PhotoUploads } from './photo-uploads';

/** For getting one picture: aim and release, or cut one from the album; look at it; take it or try again. */
@Component({
  selector: 'app-capture',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [NzIconModule, CameraView, CropView, PhotoViewer, TextPipe, TextOfPipe],
  template: `
    <section class="full" [attr.aria-label]="'common.photoKind' | tOf: kind()">
      <header>
        <button type="button" class="round" (click)="leave()" [attr.aria-label]="'common.action.close' | t" data-testid="close-capture">
          <nz-icon nzType="close" aria-hidden="true" />
        </button>
        <b>{{ 'common.photoKind' | tOf: kind() }}</b>
        <span class="round"></span>
      </header>
      @if (shotUrl(); as url) {
        <app-photo-viewer [src]="url" [alt]="'common.photoKind' | tOf: kind()" />
        <footer>
          <p>{{ 'student.photo.reviewHint' | t }}</p>
          <button type="button" class="ghost" (click)="again()" data-testid="retake">{{ 'student.photo.retake' | t }}</button>
          <button type="button" class="solid" (click)="use()" data-testid="use-photo">{{ 'student.photo.use' | t }}</button>
        </footer>
      } @else if (file(); as chosen) {
        <app-crop-view [file]="chosen" [kind]="kind()" (cropped)="show($event)" (other)="pick($event)" />
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
  private readonly shot = signal<Blob | null>(null);
  protected readonly file = signal<File | null>(null);
  protected readonly shotUrl = computed(() => {
    const picture = this.shot();
    return picture ? URL.createObjectURL(picture) : null;
  });

  constructor() {
    inject(DestroyRef).onDestroy(() => this.forget());
  }

  ngOnInit(): void {
    this.file.set(this.uploads.chosen());
    this.uploads.chosen.set(null);
  }

  protected pick(file: File): void {
    this.file.set(file);
  }
  protected show(picture: Blob): void {
    this.shot.set(picture);
  }
  protected again(): void {
    this.forget();
    this.shot.set(null);
  }
  protected use(): void {
    this.uploads.start(this.kind(), this.shot()!);
    this.leave();
  }
  protected leave(): void {
    void this.router.navigate(['/apply', this.id(), 'photos'], { replaceUrl: true });
  }

  private forget(): void {
    const url = this.shotUrl();
    if (url) {
      URL.revokeObjectURL(url);
    }
  }
}
