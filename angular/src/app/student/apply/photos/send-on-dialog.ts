import { ChangeDetectionStrategy, Component, ElementRef, output, signal, viewChild } from '@angular/core';
import { NzButtonModule } from 'ng-zorro-antd/button';
import { PhotoKind } from '../../../api/models';
import { TextOfPipe, TextPipe } from '../../../core/texts';

/** For sending on a photo that was found wanting: says what the reviewer will see, and asks once more. */
@Component({
  selector: 'app-send-on-dialog',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [NzButtonModule, TextPipe, TextOfPipe],
  template: `
    <dialog #dialog aria-labelledby="send-on-title">
      <h2 id="send-on-title">{{ 'student.photo.sendOnTitle' | t }}</h2>
      <p>
        <b>{{ 'common.photoKind' | tOf: kind() }}</b>
      </p>
      <p>{{ 'student.photo.sendOnText' | t }}</p>
      <div>
        <button nz-button type="button" (click)="close()">{{ 'common.action.cancel' | t }}</button>
        <button nz-button nzType="primary" type="button" (click)="confirm()" data-testid="send-on-confirm">
          {{ 'student.photo.sendOn' | t }}
        </button>
      </div>
    </dialog>
  `,
  styles: `
    dialog {
      width: min(92vw, 440px);
      padding: 22px;
      border: 0;
      border-radius: 18px;
      color: var(--ink);
    }
    dialog::backdrop {
      background: rgb(13 19 32 / 55%);
    }
    h2 {
      margin: 0 0 6px;
      font-size: 18px;
    }
    p {
      margin: 0 0 8px;
    }
    div {
      display: flex;
      gap: 12px;
      margin-top: 16px;
    }
    button {
      flex: 1;
      height: 46px;
      border-radius: 12px;
    }
  `,
})
export class SendOnDialog {
  readonly confirmed = output<PhotoKind>();
  private readonly dialog = viewChild.required<ElementRef<HTMLDialogElement>>('dialog');
  protected readonly kind = signal<PhotoKind>('IdFront');

  open(kind: PhotoKind): void {
    this.kind.set(kind);
    this.dialog().nativeElement.showModal();
  }
  protected close(): void {
    this.dialog().nativeElement.close();
  }
  protected confirm(): void {
    this.close();
    this.confirmed.emit(this.kind());
  }
}
