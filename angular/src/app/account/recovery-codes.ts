import { ChangeDetectionStrategy, Component, inject, input, output, signal } from '@angular/core';
import { NzButtonModule } from 'ng-zorro-antd/button';
import { NzIconModule } from 'ng-zorro-antd/icon';
import { Announcer } from '../core/announcer';
import { TextPipe, Texts } from '../core/texts';

/** Shows the recovery codes the one time they can be seen, and offers every way of keeping them. */
@Component({
  selector: 'app-recovery-codes',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [NzButtonModule, NzIconModule, TextPipe],
  template: `
    <h2>{{ 'account.twoFactor.codes.title' | t }}</h2>
    <p>{{ 'account.twoFactor.codes.lead' | t }}</p>
    <ol translate="no" data-testid="recovery-codes">
      @for (code of codes(); track code) {
        <li>{{ code }}</li>
      }
    </ol>
    <div class="row no-print">
      <button nz-button type="button" (click)="copy()" data-testid="codes-copy">
        <nz-icon nzType="copy" aria-hidden="true" />{{ 'account.twoFactor.codes.copy' | t }}
      </button>
      <button nz-button type="button" (click)="download()" data-testid="codes-download">
        <nz-icon nzType="download" aria-hidden="true" />{{ 'account.twoFactor.codes.download' | t }}
      </button>
      <button nz-button type="button" (click)="print()" data-testid="codes-print">
        <nz-icon nzType="printer" aria-hidden="true" />{{ 'account.twoFactor.codes.print' | t }}
      </button>
    </div>
    <label class="kept no-print">
      <input type="checkbox" [checked]="kept()" (change)="kept.set($any($event.target).checked)" data-testid="codes-kept" />
      {{ 'account.twoFactor.codes.kept' | t }}
    </label>
    <button
      class="no-print"
      nz-button
      nzType="primary"
      nzSize="large"
      type="button"
      [disabled]="!kept()"
      (click)="done.emit()"
      data-testid="codes-done"
    >
      {{ 'account.twoFactor.codes.done' | t }}
    </button>
  `,
  styles: `
    :host {
      display: grid;
      gap: 14px;
      justify-items: start;
    }
    h2,
    p {
      margin: 0;
    }
    h2 {
      font-size: 16px;
    }
    ol {
      display: grid;
      grid-template-columns: repeat(auto-fill, minmax(210px, 1fr));
      gap: 8px 24px;
      width: 100%;
      margin: 0;
      padding: 14px 14px 14px 40px;
      border-radius: 10px;
      background: #f3f6fb;
      font:
        15px/1.6 ui-monospace,
        monospace;
    }
    .row {
      display: flex;
      flex-wrap: wrap;
      gap: 10px;
    }
    .kept {
      display: flex;
      align-items: center;
      gap: 10px;
      min-height: 44px;
    }
    .kept input {
      width: 18px;
      height: 18px;
      accent-color: var(--brand);
    }
    button[nz-button] {
      min-height: 44px;
    }
    @media print {
      .no-print {
        display: none;
      }
    }
  `,
})
export class RecoveryCodes {
  readonly codes = input.required<readonly string[]>();
  readonly done = output<void>();
  private readonly announcer = inject(Announcer);
  private readonly texts = inject(Texts);
  protected readonly kept = signal(false);

  protected async copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(this.codes().join('\n'));
      this.announcer.success(this.texts.t('account.twoFactor.codes.copied'));
    } catch {
      this.announcer.error(this.texts.t('account.twoFactor.codes.notCopied'));
    }
  }

  protected download(): void {
    const text = [this.texts.t('account.twoFactor.codes.fileTitle'), '', ...this.codes(), ''].join('\r\n');
    const url = URL.createObjectURL(new Blob([text], { type: 'text/plain;charset=utf-8' }));
    const link = document.createElement('a');
    link.href = url;
    link.download = 'recovery-codes.txt';
    link.click();
    URL.revokeObjectURL(url);
  }

  protected print(): void {
    window.print();
  }
}
