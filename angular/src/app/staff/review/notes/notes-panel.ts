import { ChangeDetectionStrategy, Component, ElementRef, computed, effect, inject, input, signal, untracked } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { NzAlertModule } from 'ng-zorro-antd/alert';
import { NzButtonModule } from 'ng-zorro-antd/button';
import { NzInputModule } from 'ng-zorro-antd/input';
import { NzSelectModule } from 'ng-zorro-antd/select';
import { ReviewSide } from '../../../api/models';
import { CaseNote, Colleague, Desk } from '../../../api/notes-api';
import { messageOf } from '../../../core/problem';
import { ShanghaiPipe } from '../../../core/shanghai-time';
import { TextOfPipe, TextPipe, Texts } from '../../../core/texts';
import { CaseNotes } from './case-notes';
import { callsSomebody, mayRead } from './mention-rules';

/** Internal notes of the case: read them, write one, call a colleague, strike out one's own. */
@Component({
  selector: 'app-notes-panel',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [FormsModule, NzAlertModule, NzButtonModule, NzInputModule, NzSelectModule, ShanghaiPipe, TextOfPipe, TextPipe],
  templateUrl: './notes-panel.html',
  styleUrl: './notes-panel.less',
})
export class NotesPanel {
  readonly side = input.required<ReviewSide>();

  private readonly texts = inject(Texts);
  private readonly host: ElementRef<HTMLElement> = inject(ElementRef);
  protected readonly notes = inject(CaseNotes);
  protected readonly text = signal('');
  protected readonly shared = signal(false);
  protected readonly called = signal<readonly string[]>([]);
  protected readonly picking = signal(false);
  protected readonly busy = signal(false);
  protected readonly refusal = signal<string | null>(null);
  private readonly known = signal<readonly Colleague[]>([]);
  protected readonly desk = computed<Desk>(() => (this.side() === 'center' ? 'Center' : 'University'));
  protected readonly colleagues = computed(() => mayRead(this.known(), this.desk(), this.shared()));
  protected readonly ready = computed(() => this.text().trim().length > 0 && !this.busy());

  constructor() {
    void this.notes
      .colleagues()
      .then((people) => this.known.set(people))
      .catch(() => undefined);
    effect(() => {
      this.notes.all();
      untracked(() => void this.notes.look());
    });
    effect(() => {
      if (!this.notes.writing()) return;
      this.notes.writing.set(false);
      setTimeout(() => this.host.nativeElement.querySelector('textarea')?.focus());
    });
  }

  protected share(shared: boolean): void {
    this.shared.set(shared);
    const may = new Set(this.colleagues().map((c) => c.id));
    this.called.update((ids) => ids.filter((id) => may.has(id)));
  }

  /** "@" at the beginning of a word leads to the list of colleagues instead of into the text. */
  protected key(event: KeyboardEvent): void {
    const box = event.target as HTMLTextAreaElement;
    if (event.key === 'Escape') box.blur();
    else if (event.key === 'Enter' && event.ctrlKey) void this.write();
    else if (callsSomebody(event.key, box.value, box.selectionStart)) {
      event.preventDefault();
      this.picking.set(true);
      setTimeout(() => this.host.nativeElement.querySelector<HTMLInputElement>('#noteMentions input, input#noteMentions')?.focus());
    }
  }

  protected async write(): Promise<void> {
    if (!this.ready()) return;
    await this.act(async () => {
      await this.notes.write({ text: this.text().trim(), shared: this.shared(), mentions: [...this.called()] });
      this.text.set('');
      this.called.set([]);
    });
  }

  protected strike(note: CaseNote): Promise<void> {
    return this.act(() => this.notes.strike(note));
  }

  private async act(work: () => Promise<void>): Promise<void> {
    this.busy.set(true);
    this.refusal.set(null);
    try {
      await work();
    } catch (error) {
      this.refusal.set(messageOf(error, this.texts));
    } finally {
      this.busy.set(false);
    }
  }
}
