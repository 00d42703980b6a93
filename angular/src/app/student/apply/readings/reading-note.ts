import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import { NzButtonModule } from 'ng-zorro-antd/button';
import { NzIconModule } from 'ng-zorro-antd/icon';
import { ComparedField, ProposedField, ReadingProposal } from '../../../api/models';
import { TextOfPipe, TextPipe } from '../../../core/texts';
import { TypedReadings } from './typed-readings';

/** Beside one field: what the photo says to fill in, or that it says something else. Nothing is filled in without the student. */
@Component({
  selector: 'app-reading-note',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [NzButtonModule, NzIconModule, TextPipe, TextOfPipe],
  template: `
    @if (proposal(); as p) {
      <div class="proposal" [attr.data-testid]="'proposal-' + p.field">
        <span
          >{{ 'student.reading.proposal' | t }} <small>({{ 'common.photoKind' | tOf: p.photo }})</small><b>{{ p.value }}</b></span
        >
        <button nz-button type="button" [disabled]="isBusy()" (click)="accept(p)" [attr.data-testid]="'accept-' + p.field">
          {{ 'student.reading.accept' | t }}
        </button>
      </div>
    }
    @for (note of notes(); track note.photo) {
      <p [class]="note.answer" [attr.data-testid]="'reading-' + note.field + '-' + note.photo" [attr.data-answer]="note.answer">
        <nz-icon [nzType]="note.answer === 'Differs' ? 'warning' : 'question-circle'" aria-hidden="true" />{{ note.message }}
      </p>
    }
  `,
  styles: `
    :host {
      display: block;
    }
    .proposal {
      display: flex;
      flex-wrap: wrap;
      gap: 8px 12px;
      align-items: center;
      justify-content: space-between;
      margin-top: 6px;
      padding: 8px 8px 8px 12px;
      border-radius: 10px;
      background: var(--brand-soft);
      text-align: left;
      font-size: 14px;
    }
    b {
      display: block;
      overflow-wrap: anywhere;
      font-size: 16px;
      font-variant-numeric: tabular-nums;
    }
    small {
      color: var(--ink-2);
    }
    button {
      flex: none;
      height: 44px;
      border-radius: 10px;
    }
    p {
      display: flex;
      justify-content: var(--notes-lie, flex-start);
      gap: 6px;
      margin: 4px 0 0;
      font-size: 14px;
    }
    p nz-icon {
      margin-top: 4px;
    }
    .Differs {
      color: var(--warn);
    }
    .NotSure {
      color: var(--ink-2);
      font-size: 13px;
    }
  `,
})
export class ReadingNote {
  readonly field = input.required<ComparedField | ProposedField>();
  private readonly readings = inject(TypedReadings);
  protected readonly isBusy = signal(false);
  protected readonly proposal = computed(() => (this.field() === 'name' ? null : this.readings.proposalFor(this.field() as ProposedField)));
  protected readonly notes = computed(() => this.readings.notesOn(this.field() as ComparedField));

  protected async accept(proposal: ReadingProposal): Promise<void> {
    this.isBusy.set(true);
    try {
      await this.readings.accept(proposal);
    } finally {
      this.isBusy.set(false);
    }
  }
}
