import { computed, effect, inject, Injectable, signal, untracked } from '@angular/core';
import { ComparedField, PhotoReadings, ProposedField, ReadingCheck, ReadingProposal } from '../../../api/models';
import { ReadingsWatch } from '../../../shared/photos/readings-watch';
import { Draft } from '../draft/draft';
import { DraftValues } from '../draft/draft-values';

/** For a step of the form: what was read on the photos about what is typed, as long as it is still what was compared. */
@Injectable()
export class TypedReadings {
  private readonly draft = inject(Draft);
  private readonly watch = inject(ReadingsWatch);
  private readonly compared = signal<DraftValues | null>(null);

  readonly isWaiting = this.watch.isWaiting;
  readonly flags = computed(() => this.checks().filter((check) => isFlag(check)));
  readonly differences = computed(() =>
    this.checks().filter((check) => check.answer === 'Differs' && !isFlag(check) && this.isCurrent(check)),
  );
  private readonly checks = computed(() => this.watch.value()?.checks ?? []);

  constructor() {
    // A photo of the wrong document is known only when it has been read, and hinders the submission.
    let wasWaiting = false;
    effect(() => {
      const isWaiting = this.isWaiting();
      if (wasWaiting && !isWaiting) {
        untracked(() => void this.draft.refresh());
      }
      wasWaiting = isWaiting;
    });
  }

  async start(): Promise<PhotoReadings | null> {
    const detail = this.draft.detail();
    this.compared.set(this.draft.values());
    return detail?.photos.length ? this.watch.start(detail.id) : null;
  }

  /** What to say at a field: differing first, then what could not be told. */
  notesOn(field: ComparedField): readonly ReadingCheck[] {
    const notes = this.checks().filter((check) => check.field === field && check.answer !== 'Agrees' && this.isCurrent(check));
    const differing = notes.filter((note) => note.answer === 'Differs');
    return differing.length ? differing : notes;
  }

  proposalFor(field: ProposedField): ReadingProposal | null {
    const proposal = this.watch.value()?.proposals.find((p) => p.field === field) ?? null;
    return this.draft.values()?.[field] ? null : proposal;
  }

  async accept(proposal: ReadingProposal): Promise<void> {
    this.draft.edit({ [proposal.field]: proposal.value });
    this.draft.touch(proposal.field);
    if (await this.draft.flush()) {
      await this.start();
    }
  }

  private isCurrent({ field }: ReadingCheck): boolean {
    return field === 'name' || this.compared()?.[field as ProposedField] === this.draft.values()?.[field as ProposedField];
  }
}

function isFlag({ field }: ReadingCheck): boolean {
  return field === 'idExpired' || field === 'certificateExpired' || field === 'namesDiffer';
}
