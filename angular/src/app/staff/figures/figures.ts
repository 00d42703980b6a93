import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { NzButtonModule } from 'ng-zorro-antd/button';
import { NzIconModule } from 'ng-zorro-antd/icon';
import { Behind, Figure, Figures, FiguresApi } from '../../api/figures-api';
import { ReviewSide } from '../../api/models';
import { Session } from '../../core/session';
import { TextOfPipe, TextPipe, Texts } from '../../core/texts';
import { ListStates } from '../form/list-states';
import { CasesDrawer } from './cases-drawer';
import { FiguresExport } from './figures-export';
import { heightOf, lastDays, shareOf, SpanDays, spans } from './span';

/** The numbers a desk looks at first; each opens the cases behind it. */
const tiles: Record<ReviewSide, readonly Figure[]> = {
  center: ['Submitted', 'Resubmitted', 'CenterApproved', 'CenterRejected', 'UniversityRejected', 'SmsFailed'],
  university: ['Submitted', 'Resubmitted', 'CenterApproved', 'UniversityApproved', 'UniversityRejected', 'SmsFailed'],
};

/** The work of a desk in figures: what came and was decided per day, what waits and how long, why was rejected, who decides. */
@Component({
  selector: 'app-figures',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [CasesDrawer, FiguresExport, ListStates, NzButtonModule, NzIconModule, TextOfPipe, TextPipe],
  templateUrl: './figures.html',
  styleUrl: './figures.less',
})
export class FiguresPage {
  readonly side = input.required<ReviewSide>();

  private readonly api = inject(FiguresApi);
  private readonly texts = inject(Texts);
  private readonly session = inject(Session);
  protected readonly spans = spans;
  protected readonly days = signal<SpanDays>(30);
  protected readonly span = computed(() => lastDays(this.days(), new Date()));
  protected readonly page = rxResource({
    params: () => ({ side: this.side(), ...this.span() }),
    stream: ({ params }) => this.api.get(params.side, params.from, params.to),
  });
  protected readonly figures = computed<Figures | null>(() => (this.page.hasValue() ? this.page.value() : null));
  protected readonly tiles = computed(() => tiles[this.side()]);
  protected readonly mayExport = computed(() => this.session.isGranted(this.side() === 'center' ? 'Review.CenterExport' : 'Review.Export'));
  protected readonly behind = signal<Behind | null>(null);
  protected readonly behindTitle = signal('');
  protected readonly isExporting = signal(false);
  protected readonly heightOf = heightOf;

  /** Of what a desk decides: [passed, rejected]. */
  protected readonly decided = computed<readonly [Figure, Figure]>(() =>
    this.side() === 'center' ? ['CenterApproved', 'CenterRejected'] : ['UniversityApproved', 'UniversityRejected'],
  );
  protected readonly bars = computed(() => {
    const days = this.figures()?.days ?? [];
    const [approved, rejected] = this.decided();
    const all = days.map(({ day, counts }) => ({
      day,
      came: this.side() === 'center' ? counts.Submitted + counts.Resubmitted : counts.CenterApproved,
      done: counts[approved] + counts[rejected],
    }));
    return { all, highest: Math.max(0, ...all.flatMap((d) => [d.came, d.done])) };
  });
  protected readonly rates = computed(() => {
    const totals = this.figures()?.totals;
    if (!totals) return [];
    return [
      { key: 'firstPass' as const, share: shareOf(totals.FirstPassed, totals.FirstDecided), of: totals.FirstDecided },
      {
        key: 'overturned' as const,
        share: shareOf(totals.UniversityRejected, totals.UniversityRejected + totals.UniversityApproved),
        of: totals.UniversityRejected + totals.UniversityApproved,
      },
    ];
  });
  /** The long tail is in the exported file. */
  protected readonly mainReasons = computed(() => (this.figures()?.reasons ?? []).slice(0, 10));
  protected readonly mostReasons = computed(() => Math.max(0, ...this.mainReasons().map((r) => r.count)));
  protected readonly mostWaiting = computed(() => Math.max(0, ...(this.figures()?.waiting ?? []).map((w) => w.count)));

  protected look(title: string, figure: Figure, more: Partial<Behind> = {}): void {
    this.behindTitle.set(title);
    this.behind.set({ figure, ...this.span(), ...more });
  }

  protected nameOf(figure: Figure): string {
    return this.texts.of(`staff.figures.figure.${figure}`);
  }

  /** The picture in words, for whoever does not see it. */
  protected readonly barsInWords = computed(() => {
    const { all } = this.bars();
    const sum = (of: (d: (typeof all)[number]) => number) => all.reduce((total, d) => total + of(d), 0);
    return this.texts.t('staff.figures.barsInWords', { days: all.length, came: sum((d) => d.came), done: sum((d) => d.done) });
  });
}
