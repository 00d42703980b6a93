import { ChangeDetectionStrategy, Component, ElementRef, afterNextRender, computed, inject, input, output, signal } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { NzAlertModule } from 'ng-zorro-antd/alert';
import { NzButtonModule } from 'ng-zorro-antd/button';
import { NzInputModule } from 'ng-zorro-antd/input';
import { TextOfPipe, TextPipe } from '../../core/texts';

/** What a decision other than pass or reject needs: words. Which words, and who reads them, the texts of its kind say. */
@Component({
  selector: 'app-note-panel',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [FormsModule, NzAlertModule, NzButtonModule, NzInputModule, TextOfPipe, TextPipe],
  template: `<section class="body" [attr.aria-labelledby]="'note-title'" [attr.data-testid]="'panel-' + kind()">
      <h2 id="note-title">{{ 'staff.note.title' | tOf: kind() }}</h2>
      <p>{{ 'staff.note.lead' | tOf: kind() }}</p>
      <label>
        <span>{{ 'staff.note.label' | tOf: kind() }}</span>
        <textarea
          nz-input
          rows="5"
          maxlength="300"
          [ngModel]="note()"
          (ngModelChange)="note.set($event)"
          (keydown.control.enter)="confirm()"
          data-testid="note"
        ></textarea>
      </label>
      @if (refusal(); as text) {
        <nz-alert nzType="error" nzShowIcon [nzMessage]="text" role="alert" data-testid="refusal" />
      }
    </section>
    <footer>
      <button nz-button nzSize="large" type="button" (click)="cancelled.emit()" data-testid="note-cancel">
        {{ 'staff.common.cancel' | t }}
      </button>
      <button
        nz-button
        nzType="primary"
        nzSize="large"
        type="button"
        class="grow"
        [disabled]="!ready() || busy()"
        [nzLoading]="busy()"
        (click)="confirm()"
        data-testid="note-confirm"
      >
        {{ 'staff.note.confirm' | tOf: kind() }}
      </button>
    </footer>`,
  styleUrl: './words-panel.less',
})
export class NotePanel {
  readonly kind = input.required<'return' | 'undo'>();
  readonly busy = input(false);
  readonly refusal = input<string | null>(null);
  readonly confirmed = output<string>();
  readonly cancelled = output();

  private readonly host: ElementRef<HTMLElement> = inject(ElementRef);
  protected readonly note = signal('');
  protected readonly ready = computed(() => this.note().trim().length > 0);

  constructor() {
    afterNextRender(() => this.host.nativeElement.querySelector('textarea')?.focus());
  }

  protected confirm(): void {
    if (this.ready() && !this.busy()) this.confirmed.emit(this.note().trim());
  }
}
