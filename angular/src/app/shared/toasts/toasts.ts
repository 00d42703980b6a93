import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { NzIconModule } from 'ng-zorro-antd/icon';
import { Announcer } from '../../core/announcer';
import { TextPipe } from '../../core/texts';

/** For the short messages of the Announcer. */
@Component({
  selector: 'app-toasts',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [NzIconModule, TextPipe],
  template: `
    @for (toast of announcer.toasts(); track toast.id) {
      <div class="toast" [class]="toast.kind" data-testid="toast">
        <nz-icon [nzType]="icons[toast.kind]" nzTheme="fill" aria-hidden="true" />
        <span>{{ toast.text }}</span>
        <button type="button" class="close" (click)="announcer.dismiss(toast.id)" [attr.aria-label]="'common.action.close' | t">
          <nz-icon nzType="close" aria-hidden="true" />
        </button>
      </div>
    }
  `,
  styles: `
    :host {
      position: fixed;
      z-index: 2000;
      top: calc(12px + env(safe-area-inset-top));
      left: 12px;
      right: 12px;
      display: grid;
      gap: 8px;
      justify-items: center;
      pointer-events: none;
    }
    .toast {
      pointer-events: auto;
      display: flex;
      align-items: center;
      gap: 10px;
      max-width: 520px;
      padding: 4px 4px 4px 16px;
      border-radius: 12px;
      background: #fff;
      color: var(--ink);
      box-shadow: 0 8px 28px rgb(16 34 66 / 22%);
      font-size: 15px;
      animation: drop 0.18s ease-out;
    }
    .success nz-icon:first-child {
      color: var(--ok);
    }
    .error nz-icon:first-child {
      color: var(--bad);
    }
    .info nz-icon:first-child {
      color: var(--brand);
    }
    .close {
      width: 44px;
      height: 44px;
      border: 0;
      background: none;
      color: var(--ink-2);
      cursor: pointer;
      border-radius: 10px;
    }
    @keyframes drop {
      from {
        opacity: 0;
        transform: translateY(-8px);
      }
    }
  `,
})
export class Toasts {
  protected readonly announcer = inject(Announcer);
  protected readonly icons = { success: 'check-circle', error: 'close-circle', info: 'exclamation-circle' } as const;
}
