import { DatePipe } from '@angular/common';
import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { FormsModule } from '@angular/forms';
import { firstValueFrom } from 'rxjs';
import { NzAlertModule } from 'ng-zorro-antd/alert';
import { NzButtonModule } from 'ng-zorro-antd/button';
import { NzIconModule } from 'ng-zorro-antd/icon';
import { NzInputModule } from 'ng-zorro-antd/input';
import { NzTagModule } from 'ng-zorro-antd/tag';
import { CalendarApi } from '../../api/calendar-api';
import { Announcer } from '../../core/announcer';
import { Problem, messageOf } from '../../core/problem';
import { TextPipe, Texts } from '../../core/texts';
import { ListStates } from '../form/list-states';

/** The holidays of a year and the days worked in exchange, by which the desks count how long a case waits. */
@Component({
  selector: 'app-work-calendar',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [DatePipe, FormsModule, ListStates, NzAlertModule, NzButtonModule, NzIconModule, NzInputModule, NzTagModule, TextPipe],
  templateUrl: './work-calendar.html',
  styleUrl: './work-calendar.less',
})
export class WorkCalendar {
  private readonly api = inject(CalendarApi);
  private readonly announcer = inject(Announcer);
  private readonly texts = inject(Texts);

  protected readonly year = signal(new Date().getFullYear());
  protected readonly list = rxResource({ params: () => this.year(), stream: ({ params }) => this.api.ofYear(params) });
  protected readonly days = computed(() => (this.list.hasValue() ? this.list.value().items : []));
  protected readonly busy = signal(false);
  protected readonly refusal = signal<string | null>(null);
  protected readonly refusedLines = signal<readonly { line: string; text: string }[]>([]);

  protected day = '';
  protected isWorkday = false;
  protected name = '';
  protected text = '';

  protected turn(step: number): void {
    this.year.update((y) => y + step);
    this.refusedLines.set([]);
    this.refusal.set(null);
  }

  protected set(): Promise<void> {
    return this.act(async () => {
      await firstValueFrom(this.api.set({ day: this.day, isWorkday: this.isWorkday, name: this.name.trim() || null }));
      this.year.set(Number(this.day.slice(0, 4)));
      [this.day, this.name] = ['', ''];
      this.announcer.success(this.texts.t('staff.calendar.saved'));
    });
  }

  protected remove(day: string): Promise<void> {
    return this.act(() => firstValueFrom(this.api.remove(day)));
  }

  protected import(): Promise<void> {
    return this.act(async () => {
      const { items } = await firstValueFrom(this.api.import(this.year(), this.text));
      this.text = '';
      this.announcer.success(this.texts.t('staff.calendar.imported', { n: items.length }));
    });
  }

  private async act(work: () => Promise<unknown>): Promise<void> {
    this.busy.set(true);
    this.refusal.set(null);
    this.refusedLines.set([]);
    try {
      await work();
      this.list.reload();
    } catch (error) {
      const lines = error instanceof Problem ? linesOf(error) : [];
      this.refusedLines.set(lines);
      if (lines.length === 0) this.refusal.set(messageOf(error, this.texts));
    } finally {
      this.busy.set(false);
    }
  }
}

/** Each wrong line comes as a member `lines[3]` with its reason. */
const linesOf = (problem: Problem) =>
  problem.fields
    .flatMap((f) => f.members.map((m) => ({ line: /^lines\[(\d+)\]$/.exec(m)?.[1] ?? '', text: f.message })))
    .filter((l) => l.line);
