import { ChangeDetectionStrategy, Component, ElementRef, afterNextRender, computed, inject, input, output, signal } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { NzAlertModule } from 'ng-zorro-antd/alert';
import { NzButtonModule } from 'ng-zorro-antd/button';
import { NzInputModule } from 'ng-zorro-antd/input';
import { CodeText, ReviewOptions } from '../../api/models';
import { TextPipe } from '../../core/texts';
import { itemsOf } from './reason-items';
import { REASON_KEYS } from './review-keys';

type Reason = ReviewOptions['rejectionReasons'][number];

/** What the reviewer decided to tell the student. */
export interface Rejection {
  readonly reasons: string[];
  readonly items: string[];
  readonly note: string | null;
}

/** Collects the reasons of a rejection beside the photos and shows what the student is going to read. */
@Component({
  selector: 'app-reject-panel',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [FormsModule, NzAlertModule, NzButtonModule, NzInputModule, TextPipe],
  templateUrl: './reject-panel.html',
  styleUrl: './reject-panel.less',
})
export class RejectPanel {
  readonly reasons = input.required<readonly Reason[]>();
  readonly items = input.required<readonly CodeText[]>();
  /** The photo on the stage, which "unclear" most likely means. */
  readonly photoItem = input<string | null>(null);
  /** Masked, as the server sends it. */
  readonly phone = input<string | null>(null);
  readonly busy = input(false);
  readonly refusal = input<string | null>(null);
  readonly confirmed = output<Rejection>();
  readonly cancelled = output();

  private readonly host: ElementRef<HTMLElement> = inject(ElementRef);
  protected readonly keys = REASON_KEYS;
  protected readonly chosen = signal<ReadonlySet<string>>(new Set());
  protected readonly flagged = signal<ReadonlySet<string>>(new Set());
  protected readonly note = signal('');
  protected readonly asked = signal(false);

  protected readonly chosenReasons = computed(() => this.reasons().filter((r) => this.chosen().has(r.code)));
  protected readonly flaggedItems = computed(() => this.items().filter((i) => this.flagged().has(i.code)));
  protected readonly needsNote = computed(() => this.chosenReasons().some((r) => r.needsNote) && !this.note().trim());
  protected readonly ready = computed(() => this.chosenReasons().length > 0 && !this.needsNote());
  protected readonly phoneMasked = computed(() => this.phone() ?? '');

  constructor() {
    afterNextRender(() => this.host.nativeElement.querySelector<HTMLElement>('.chips button')?.focus());
  }

  toggleAt(index: number): void {
    const reason = this.reasons()[index];
    if (reason) this.toggle(reason);
  }

  protected toggle(reason: Reason): void {
    const on = !this.chosen().has(reason.code);
    this.chosen.update((set) => withMember(set, reason.code, on));
    if (!on) return;
    for (const code of itemsOf(reason.code, this.photoItem()))
      if (this.items().some((i) => i.code === code)) this.flagged.update((set) => withMember(set, code, true));
  }

  protected flag(code: string): void {
    this.flagged.update((set) => withMember(set, code, !set.has(code)));
  }

  protected confirm(): void {
    this.asked.set(true);
    if (!this.ready()) return;
    this.confirmed.emit({
      reasons: this.chosenReasons().map((r) => r.code),
      items: this.flaggedItems().map((i) => i.code),
      note: this.note().trim() || null,
    });
  }
}

function withMember(set: ReadonlySet<string>, member: string, on: boolean): ReadonlySet<string> {
  const copy = new Set(set);
  if (on) copy.add(member);
  else copy.delete(member);
  return copy;
}
