import { DestroyRef, Injectable, computed, inject, signal } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import { ReviewSide } from '../../../api/models';
import { CaseNote, Colleague, NoteInput, NotesApi } from '../../../api/notes-api';
import { DeskLine } from '../desk-line';

/** What is noted to the case on the desk; it comes beside the case and follows what colleagues note meanwhile. */
@Injectable()
export class CaseNotes {
  private readonly api = inject(NotesApi);
  private readonly line = inject(DeskLine);
  private at: { side: ReviewSide; id: string } | null = null;
  private stop: () => void = () => undefined;
  private readonly fetched = signal<readonly CaseNote[]>([]);
  private readonly cursor = signal<string | null>(null);
  private readonly trouble = signal(false);

  readonly all = this.fetched.asReadonly();
  readonly hasMore = computed(() => this.cursor() !== null);
  readonly failed = this.trouble.asReadonly();
  /** Somebody has asked by key to write one. */
  readonly writing = signal(false);
  /** For the tab: what is struck out counts no more. */
  readonly count = computed(() => this.fetched().filter((n) => !n.struckAt).length);

  constructor() {
    inject(DestroyRef).onDestroy(() => this.stop());
  }

  follow(side: ReviewSide, id: string): void {
    this.forget();
    this.at = { side, id };
    this.stop = this.line.listen(side, (e) => {
      if ((e.kind === 'Noted' && e.id === id) || e.kind === 'Missed') void this.fetch();
    });
    void this.fetch();
  }

  forget(): void {
    this.stop();
    this.stop = () => undefined;
    this.at = null;
    this.fetched.set([]);
    this.cursor.set(null);
    this.trouble.set(false);
    this.writing.set(false);
  }

  async fetch(): Promise<void> {
    const at = this.at;
    if (!at) return;
    const page = await firstValueFrom(this.api.notes(at.side, at.id, null)).catch(() => null);
    if (this.at !== at) return;
    this.trouble.set(!page);
    if (!page) return;
    this.fetched.set(page.items);
    this.cursor.set(page.next);
  }

  async more(): Promise<void> {
    const [at, after] = [this.at, this.cursor()];
    if (!at || !after) return;
    const page = await firstValueFrom(this.api.notes(at.side, at.id, after));
    if (this.at !== at || this.cursor() !== after) return;
    this.fetched.update((notes) => [...notes, ...page.items]);
    this.cursor.set(page.next);
  }

  async write(input: NoteInput): Promise<void> {
    const at = this.at;
    if (!at) return;
    const note = await firstValueFrom(this.api.write(at.side, at.id, input));
    // the line may have told it already
    if (this.at === at) this.fetched.update((notes) => [note, ...notes.filter((n) => n.id !== note.id)]);
  }

  async strike(note: CaseNote): Promise<void> {
    const at = this.at;
    if (!at) return;
    const struck = await firstValueFrom(this.api.strike(at.side, at.id, note.id));
    if (this.at === at) this.fetched.update((notes) => notes.map((n) => (n.id === struck.id ? struck : n)));
  }

  async colleagues(): Promise<readonly Colleague[]> {
    return this.at ? (await firstValueFrom(this.api.colleagues(this.at.side, this.at.id))).items : [];
  }

  /** The reviewer has the notes before them. */
  async look(): Promise<void> {
    if (this.at && this.fetched().some((n) => n.mentions.some((m) => m.me)))
      await firstValueFrom(this.api.look(this.at.side, this.at.id)).catch(() => undefined);
  }
}
