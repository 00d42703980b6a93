import { ChangeDetectionStrategy, Component, computed, ElementRef, input, output, signal, viewChild } from '@angular/core';
import { NzIconModule } from 'ng-zorro-antd/icon';
import { CertificateTypeOption } from '../../api/models';
import { TextPipe } from '../../core/texts';

/** For choosing a certificate from the catalogue: a sheet from below on a phone, a box in the middle on a desk. */
@Component({
  selector: 'app-certificate-sheet',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [NzIconModule, TextPipe],
  template: `
    <dialog #dialog aria-labelledby="sheet-title" (close)="isOpen.set(false)">
      @if (isOpen()) {
        <header>
          <b id="sheet-title">{{ 'student.info.chooseCertificate' | t }}</b>
          <button type="button" (click)="close()" [attr.aria-label]="'common.action.close' | t">
            <nz-icon nzType="close" aria-hidden="true" />
          </button>
        </header>
        <div class="search">
          <nz-icon nzType="search" aria-hidden="true" />
          <input
            type="search"
            enterkeyhint="search"
            data-testid="certificate-search"
            [attr.aria-label]="'student.info.searchCertificate' | t"
            [placeholder]="'student.info.searchCertificate' | t"
            [value]="search()"
            (input)="search.set($any($event.target).value)"
          />
        </div>
        <ul>
          @for (type of found(); track type.id) {
            <li>
              <button type="button" [class.on]="type.id === chosen()" (click)="pick(type)" [attr.data-testid]="'certificate-' + type.code">
                <span
                  ><b>{{ type.name }}</b
                  ><small>{{ type.issuer }}</small></span
                >
                @if (type.id === chosen()) {
                  <nz-icon nzType="check" aria-hidden="true" />
                }
              </button>
            </li>
          } @empty {
            <li class="none">{{ 'student.info.noCertificate' | t }}</li>
          }
        </ul>
        <p class="missing">{{ 'student.info.missingCertificate' | t }}</p>
      }
    </dialog>
  `,
  styles: `
    dialog {
      width: min(100vw, 560px);
      max-width: none;
      height: 82dvh;
      max-height: none;
      margin: auto auto 0;
      padding: 0;
      border: 0;
      border-radius: 20px 20px 0 0;
      overflow: hidden;
      color: var(--ink);
    }
    dialog[open] {
      display: flex;
      flex-direction: column;
    }
    dialog::backdrop {
      background: rgb(13 19 32 / 55%);
    }
    @media (min-width: 700px) {
      dialog {
        height: 70dvh;
        margin: auto;
        border-radius: 20px;
      }
    }
    header {
      display: flex;
      justify-content: space-between;
      align-items: center;
      padding: 10px 8px 4px 20px;
      font-size: 17px;
    }
    header button {
      width: 44px;
      height: 44px;
      border: 0;
      border-radius: 12px;
      background: none;
      font-size: 17px;
      color: var(--ink-2);
      cursor: pointer;
    }
    .search {
      position: relative;
      margin: 0 16px 8px;
    }
    .search nz-icon {
      position: absolute;
      left: 14px;
      top: 15px;
      color: var(--ink-2);
    }
    .search input {
      width: 100%;
      height: 46px;
      padding: 0 14px 0 40px;
      border: 1px solid #b9c4d6;
      border-radius: 12px;
      font-size: 16px;
    }
    ul {
      flex: 1;
      overflow: auto;
      overscroll-behavior: contain;
      list-style: none;
      margin: 0;
      padding: 0 8px;
    }
    li button {
      display: flex;
      justify-content: space-between;
      align-items: center;
      gap: 12px;
      width: 100%;
      min-height: 58px;
      padding: 8px 12px;
      border: 0;
      border-radius: 12px;
      background: none;
      text-align: left;
      cursor: pointer;
    }
    li button:hover,
    li button.on {
      background: var(--brand-soft);
    }
    li b {
      display: block;
      font-weight: 500;
      font-size: 16px;
    }
    li small {
      color: var(--ink-2);
      font-size: 13px;
    }
    li nz-icon {
      color: var(--brand);
      font-size: 18px;
    }
    .none {
      padding: 32px 16px;
      text-align: center;
      color: var(--ink-2);
    }
    .missing {
      margin: 0;
      padding: 10px 20px calc(14px + env(safe-area-inset-bottom));
      border-top: 1px solid var(--line);
      font-size: 13px;
      color: var(--ink-2);
    }
  `,
})
export class CertificateSheet {
  readonly types = input.required<CertificateTypeOption[]>();
  readonly chosen = input<string | null>(null);
  readonly choose = output<CertificateTypeOption>();
  private readonly dialog = viewChild.required<ElementRef<HTMLDialogElement>>('dialog');
  protected readonly isOpen = signal(false);
  protected readonly search = signal('');
  protected readonly found = computed(() => {
    const words = this.search().trim().toLowerCase().split(/\s+/);
    return this.types().filter((type) => words.every((word) => `${type.name} ${type.issuer} ${type.code}`.toLowerCase().includes(word)));
  });

  open(): void {
    this.search.set('');
    this.isOpen.set(true);
    this.dialog().nativeElement.showModal();
  }
  protected close(): void {
    this.dialog().nativeElement.close();
  }
  protected pick(type: CertificateTypeOption): void {
    this.choose.emit(type);
    this.close();
  }
}
