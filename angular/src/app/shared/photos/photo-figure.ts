import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import { NzIconModule } from 'ng-zorro-antd/icon';
import { bestPhotoUrl, photoUrl } from '../../api/applications-api';
import { PhotoDto } from '../../api/models';
import { TextPipe, Texts } from '../../core/texts';
import { PhotoPreview } from './photo-preview';

/** For one document photo: a small picture that opens in full. */
@Component({
  selector: 'app-photo-figure',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [NzIconModule, PhotoPreview, TextPipe],
  template: `
    <figure>
      <button
        type="button"
        class="open"
        (click)="preview.show()"
        [attr.aria-label]="'common.photo.open' | t: { name: name() }"
        [attr.data-testid]="'photo-' + photo().kind"
      >
        @if (failed()) {
          <span class="failed">{{ 'common.photo.failed' | t }}</span>
        } @else {
          <img [src]="thumbnail()" [alt]="name()" loading="lazy" (error)="failed.set(true)" />
        }
        <span class="zoom" aria-hidden="true"><nz-icon nzType="zoom-in" /></span>
      </button>
      <figcaption>
        {{ name() }}
        @for (cause of photo().judgement.causes; track cause.code) {
          <small [attr.data-cause]="cause.code">{{ cause.text }}</small>
        }
      </figcaption>
    </figure>
    <app-photo-preview #preview [src]="full()" [alt]="name()" />
  `,
  styles: `
    figure {
      margin: 0;
    }
    small {
      display: block;
      margin-top: 2px;
      color: var(--warn);
      font-size: 12px;
      line-height: 1.5;
    }
    .open {
      position: relative;
      display: block;
      width: 100%;
      aspect-ratio: 1.585;
      padding: 0;
      border: 1px solid var(--line);
      border-radius: 12px;
      background: #f1f4f9;
      overflow: hidden;
      cursor: zoom-in;
    }
    img {
      width: 100%;
      height: 100%;
      object-fit: contain;
    }
    .zoom {
      position: absolute;
      right: 8px;
      bottom: 8px;
      width: 32px;
      height: 32px;
      border-radius: 50%;
      display: grid;
      place-items: center;
      background: rgb(13 19 32 / 72%);
      color: #fff;
    }
    .failed {
      color: var(--ink-2);
    }
    figcaption {
      padding-top: 6px;
      text-align: center;
      color: var(--ink-2);
      font-size: 14px;
    }
  `,
})
export class PhotoFigure {
  readonly applicationId = input.required<string>();
  readonly photo = input.required<PhotoDto>();
  private readonly texts = inject(Texts);
  protected readonly failed = signal(false);
  protected readonly name = computed(() => this.texts.of(`common.photoKind.${this.photo().kind}`));
  protected readonly thumbnail = computed(() => photoUrl(this.applicationId(), this.photo().id, 'thumbnail'));
  protected readonly full = computed(() => bestPhotoUrl(this.applicationId(), this.photo()));
}
