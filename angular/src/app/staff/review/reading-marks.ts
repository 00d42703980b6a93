import { ChangeDetectionStrategy, Component, DestroyRef, computed, inject, input, output } from '@angular/core';
import { NzIconModule } from 'ng-zorro-antd/icon';
import { Agreement, ComparedField, ReadingCheck } from '../../api/models';
import { TextOfPipe } from '../../core/texts';

const ICONS: Record<Agreement, string> = { Agrees: 'check-circle', Differs: 'close-circle', NotSure: 'question-circle' };
/** Long enough not to turn the photos over while the pointer only passes by. */
const REST = 150;

/** Beside one typed value: whether the photos say the same; pointing at a mark shows the place. */
@Component({
  selector: 'app-reading-marks',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [NzIconModule, TextOfPipe],
  template: `@for (check of checks(); track check.field + check.photo) {
    <button
      type="button"
      [class]="check.answer"
      [title]="check.message"
      (mouseenter)="rest(check)"
      (mouseleave)="leave()"
      (focus)="pointed.emit(check)"
      (blur)="leave()"
      (click)="pointed.emit(check)"
      [attr.data-answer]="check.answer"
      [attr.data-testid]="'reading-' + check.field + '-' + check.photo"
    >
      <nz-icon [nzType]="icons[check.answer]" aria-hidden="true" /><span>{{ 'staff.reading.at' | tOf: check.photo }}</span
      ><span class="answer">{{ 'staff.reading.answer' | tOf: check.answer }}</span>
    </button>
  }`,
  styles: `
    :host {
      display: inline-flex;
      flex-wrap: wrap;
      gap: 4px;
      letter-spacing: 0;
      vertical-align: 2px;
    }
    :host:empty {
      display: none;
    }
    button {
      display: inline-flex;
      gap: 4px;
      align-items: center;
      min-height: 24px;
      padding: 0 8px;
      border: 1px solid transparent;
      border-radius: 12px;
      font-size: 12px;
      font-weight: 400;
      line-height: 20px;
      cursor: pointer;
    }
    button:hover,
    button:focus-visible {
      border-color: currentcolor;
    }
    .Agrees {
      background: #e6f6ea;
      color: #1a6b2f;
    }
    .Differs {
      background: #fdeceb;
      color: #9b1c14;
      font-weight: 600;
    }
    .NotSure {
      background: #eef1f5;
      color: #4b5665;
    }
  `,
})
export class ReadingMarks {
  readonly all = input.required<readonly ReadingCheck[]>();
  readonly field = input.required<ComparedField>();
  readonly pointed = output<ReadingCheck | null>();
  private timer: ReturnType<typeof setTimeout> | undefined;
  protected readonly icons = ICONS;
  protected readonly checks = computed(() => this.all().filter((check) => check.field === this.field()));

  constructor() {
    inject(DestroyRef).onDestroy(() => clearTimeout(this.timer));
  }

  protected rest(check: ReadingCheck): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.pointed.emit(check), REST);
  }
  protected leave(): void {
    clearTimeout(this.timer);
    this.pointed.emit(null);
  }
}
