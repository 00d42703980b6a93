import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { NzIconModule } from 'ng-zorro-antd/icon';
import { TextPipe } from '../../../core/texts';
import { Draft } from '../draft/draft';

/** For the place itself: what the desk asks for here, or that it stays as it was submitted. */
@Component({
  selector: 'app-fix-note',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [NzIconModule, TextPipe],
  template: `
    @for (point of points(); track point.reason.code) {
      <p class="asked" [attr.data-testid]="'fix-note-' + field()">
        <nz-icon nzType="exclamation-circle" nzTheme="fill" aria-hidden="true" /><span
          >{{ point.reason.text }}
          @if (point.note) {
            <q>{{ point.note }}</q>
          }
        </span>
      </p>
    }
    @if (!draft.isOpen(field())) {
      <p class="closed" [attr.data-testid]="'fix-closed-' + field()">
        <nz-icon nzType="lock" aria-hidden="true" />{{ 'student.fix.closed' | t }}
      </p>
    }
  `,
  styles: `
    p {
      display: flex;
      gap: 6px;
      margin: 6px 0 0;
      font-size: 14px;
      line-height: 1.5;
    }
    nz-icon {
      margin-top: 4px;
    }
    .asked {
      color: #8d1219;
    }
    .closed {
      color: var(--ink-2);
    }
  `,
})
export class FixNote {
  readonly field = input.required<string>();
  protected readonly draft = inject(Draft);
  protected readonly points = computed(() => this.draft.detail()?.rejection?.points.filter((point) => point.item === this.field()) ?? []);
}
