import {
  ChangeDetectionStrategy,
  Component,
  ElementRef,
  afterNextRender,
  computed,
  inject,
  input,
  linkedSignal,
  output,
  signal,
} from '@angular/core';
import { FormsModule } from '@angular/forms';
import { NzAlertModule } from 'ng-zorro-antd/alert';
import { NzButtonModule } from 'ng-zorro-antd/button';
import { NzIconModule } from 'ng-zorro-antd/icon';
import { NzInputModule } from 'ng-zorro-antd/input';
import { CodeText, RejectInput, RejectionReasonChoice, ReviewDetail } from '../../api/models';
import { TextPipe, Texts } from '../../core/texts';
import { valuesOf } from './item-values';
import { REASON_KEYS } from './review-keys';

/** What the reviewer decided to tell the student. */
export type Rejection = Omit<RejectInput, 'version'>;

/** One ticked pair of item and reason, with what the reviewer adds to it. */
interface Point {
  readonly item: string;
  readonly reason: string;
  readonly note: string;
}

/** Ticks what is wrong where it stands, beside the photos, with a reason for each, and shows what the student is going to read. */
@Component({
  selector: 'app-reject-panel',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [FormsModule, NzAlertModule, NzButtonModule, NzIconModule, NzInputModule, TextPipe],
  templateUrl: './reject-panel.html',
  styleUrl: './reject-panel.less',
})
export class RejectPanel {
  readonly reasons = input.required<readonly RejectionReasonChoice[]>();
  readonly items = input.required<readonly CodeText[]>();
  /** What stands there now; masked, as the page shows it. */
  readonly detail = input.required<ReviewDetail>();
  /** Where to begin: the item that was marked, or the photo on the stage. */
  readonly begin = input<string | null>(null);
  readonly busy = input(false);
  readonly refusal = input<string | null>(null);
  readonly confirmed = output<Rejection>();
  readonly cancelled = output();
  /** The item in hand, for the photo on the stage. */
  readonly pointed = output<string>();

  private readonly host: ElementRef<HTMLElement> = inject(ElementRef);
  protected readonly keys = REASON_KEYS;
  protected readonly active = linkedSignal(() => this.begin());
  protected readonly points = signal<readonly Point[]>([]);
  protected readonly note = signal('');
  protected readonly asked = signal(false);

  private readonly texts = inject(Texts);
  private readonly values = computed(() => valuesOf(this.detail(), (level) => this.texts.of(`common.level.${level}`)));
  protected readonly offered = computed(() => this.reasons().filter((reason) => reason.items.includes(this.active() ?? '')));
  protected readonly rows = computed(() =>
    this.items().map((item) => ({
      ...item,
      value: this.values()[item.code] ?? '',
      points: this.points()
        .filter((point) => point.item === item.code)
        .map((point) => ({ ...point, text: this.textOf(point.reason), missing: this.lacksNote(point) })),
    })),
  );
  protected readonly ticked = computed(() => this.rows().filter((row) => row.points.length));
  protected readonly lacking = computed(() => this.points().some((point) => this.lacksNote(point)));
  protected readonly ready = computed(() => this.points().length > 0 && !this.lacking());
  protected readonly phoneMasked = computed(() => this.detail().phone ?? '');

  constructor() {
    afterNextRender(() => {
      const row =
        this.host.nativeElement.querySelector<HTMLElement>('[aria-expanded=true]') ??
        this.host.nativeElement.querySelector<HTMLElement>('.row');
      row?.focus();
      row?.scrollIntoView({ block: 'nearest' });
    });
  }

  toggleAt(index: number): void {
    const reason = this.offered()[index];
    if (reason) this.toggle(reason);
  }

  protected open(item: string): void {
    this.active.set(this.active() === item ? null : item);
    this.pointed.emit(item);
  }

  protected isChosen(reason: RejectionReasonChoice): boolean {
    return this.points().some((point) => point.item === this.active() && point.reason === reason.code);
  }

  protected toggle(reason: RejectionReasonChoice): void {
    const item = this.active();
    if (!item) return;
    const on = this.isChosen(reason);
    const rest = this.points().filter((point) => point.item !== item || point.reason !== reason.code);
    if (on) this.points.set(rest);
    else if (rest.length < 12) this.points.set([...rest, { item, reason: reason.code, note: '' }]);
  }

  protected clear(item: string): void {
    this.points.update((points) => points.filter((point) => point.item !== item));
  }

  protected say(said: Point, note: string): void {
    this.points.update((points) =>
      points.map((point) => (point.item === said.item && point.reason === said.reason ? { ...point, note } : point)),
    );
  }

  protected confirm(): void {
    this.asked.set(true);
    if (!this.ready()) {
      const open = this.points().find((point) => this.lacksNote(point));
      if (open) this.active.set(open.item);
      return;
    }
    this.confirmed.emit({
      points: this.points().map(({ item, reason, note }) => ({ item, reason, note: note.trim() || null })),
      note: this.note().trim() || null,
    });
  }

  private textOf(code: string): string {
    return this.reasons().find((reason) => reason.code === code)?.text ?? code;
  }

  private lacksNote(point: Point): boolean {
    return !point.note.trim() && (this.reasons().find((reason) => reason.code === point.reason)?.needsNote ?? false);
  }
}
