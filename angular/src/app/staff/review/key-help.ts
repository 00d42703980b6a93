import { ChangeDetectionStrategy, Component, output } from '@angular/core';
import { NzModalModule } from 'ng-zorro-antd/modal';
import { TextOfPipe, TextPipe } from '../../core/texts';

const KEYS: readonly { readonly keys: readonly string[]; readonly text: string }[] = [
  { keys: ['1', '2', '3'], text: 'photo' },
  { keys: ['R'], text: 'reveal' },
  { keys: ['T'], text: 'rotate' },
  { keys: ['S'], text: 'swap' },
  { keys: ['+', '-', '0'], text: 'zoom' },
  { keys: ['J', 'K'], text: 'walk' },
  { keys: ['C'], text: 'checklist' },
  { keys: ['V'], text: 'tickRest' },
  { keys: ['N'], text: 'notes' },
  { keys: ['A'], text: 'approve' },
  { keys: ['X'], text: 'reject' },
  { keys: ['B'], text: 'return' },
  { keys: ['H'], text: 'pause' },
  { keys: ['G'], text: 'tags' },
  { keys: ['Z'], text: 'takeBack' },
  { keys: ['A', '…', 'K'], text: 'reason' },
  { keys: ['Esc'], text: 'close' },
  { keys: ['?'], text: 'help' },
];

/** The list of keys a reviewer can work with. */
@Component({
  selector: 'app-key-help',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [NzModalModule, TextOfPipe, TextPipe],
  template: `<nz-modal [nzVisible]="true" [nzTitle]="'staff.keys.title' | t" [nzFooter]="null" (nzOnCancel)="closed.emit()">
    <dl *nzModalContent class="keys" data-testid="key-help">
      @for (entry of entries; track entry.text) {
        <dt>
          @for (key of entry.keys; track key) {
            <kbd>{{ key }}</kbd>
          }
        </dt>
        <dd>{{ 'staff.keys' | tOf: entry.text }}</dd>
      }
    </dl>
  </nz-modal>`,
  styles: `
    .keys {
      display: grid;
      grid-template-columns: max-content 1fr;
      gap: 8px 20px;
      margin: 0;
    }
    dd {
      margin: 0;
    }
    kbd {
      display: inline-block;
      min-width: 26px;
      margin-right: 4px;
      padding: 0 7px;
      border: 1px solid #b9c2cd;
      border-radius: 5px;
      background: #f5f7fa;
      color: #1b2430;
      text-align: center;
      font:
        12px/22px ui-monospace,
        monospace;
    }
  `,
})
export class KeyHelp {
  readonly closed = output();
  protected readonly entries = KEYS;
}
