import { ChangeDetectionStrategy, Component, ElementRef, input, signal, viewChild } from '@angular/core';
import { NzIconModule } from 'ng-zorro-antd/icon';
import { TextPipe } from '../../core/texts';
import { PhotoViewer } from './photo-viewer';

/** For one picture over the whole screen; the browser's own dialog keeps the focus in and Escape closes it. */
@Component({
  selector: 'app-photo-preview',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [NzIconModule, PhotoViewer, TextPipe],
  template: `
    <dialog #dialog [attr.aria-label]="alt()" (close)="open.set(false)">
      @if (open()) {
        <header>
          <b>{{ alt() }}</b>
          <button type="button" (click)="hide()" [attr.aria-label]="'common.action.close' | t" data-testid="close-preview">
            <nz-icon nzType="close" aria-hidden="true" />
          </button>
        </header>
        <app-photo-viewer [src]="src()" [alt]="alt()" />
        <ng-content />
      }
    </dialog>
  `,
  styles: `
    dialog {
      width: 100vw;
      height: 100dvh;
      max-width: none;
      max-height: none;
      border: 0;
      padding: 0;
      background: #0d1320;
      color: #fff;
    }
    dialog[open] {
      display: grid;
      grid-template-rows: auto minmax(0, 1fr) auto;
    }
    header {
      display: flex;
      justify-content: space-between;
      align-items: center;
      padding: calc(6px + env(safe-area-inset-top)) 8px 6px 20px;
      font-size: 16px;
    }
    header button {
      width: 44px;
      height: 44px;
      border: 0;
      border-radius: 12px;
      background: rgb(255 255 255 / 12%);
      color: #fff;
      font-size: 18px;
      cursor: pointer;
    }
    header button:focus-visible {
      outline-color: #fff;
    }
  `,
})
export class PhotoPreview {
  readonly src = input.required<string>();
  readonly alt = input.required<string>();
  protected readonly open = signal(false);
  private readonly dialog = viewChild.required<ElementRef<HTMLDialogElement>>('dialog');

  show(): void {
    this.open.set(true);
    this.dialog().nativeElement.showModal();
  }
  hide(): void {
    this.dialog().nativeElement.close();
  }
}
