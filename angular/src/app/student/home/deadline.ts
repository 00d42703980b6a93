import { ChangeDetectionStrategy, Component, computed, DestroyRef, inject, input, signal } from '@angular/core';
import { NzIconModule } from 'ng-zorro-antd/icon';
import { ShanghaiPipe } from '../../core/shanghai-time';
import { TextPipe } from '../../core/texts';
import { clockOffset, remaining } from './countdown';

/** For a rejected application: how long it may still be corrected, and the student's own last moment; afterwards, that the time is over. */
@Component({
  selector: 'app-deadline',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [NzIconModule, ShanghaiPipe, TextPipe],
  template: `
    <p [class.soon]="isSoon()" [class.over]="isOver()" role="timer" data-testid="deadline">
      <nz-icon nzType="clock-circle" aria-hidden="true" />
      @if (isOver()) {
        <b>{{ 'student.deadline.over' | t }}</b> <span>{{ last() | shanghai }}</span>
      } @else {
        <b>{{
          (left().days ? 'student.deadline.days' : 'student.deadline.hours')
            | t: { days: left().days, hours: left().hours, minutes: left().minutes }
        }}</b>
        <span>{{ 'student.deadline.last' | t }} {{ last() | shanghai }}</span>
      }
    </p>
  `,
  styles: `
    p {
      display: flex;
      flex-wrap: wrap;
      gap: 2px 8px;
      align-items: center;
      margin: 10px 0 0;
      padding: 8px 12px;
      border-radius: 12px;
      background: #eef3fb;
      color: #22406f;
      font-size: 14px;
      font-variant-numeric: tabular-nums;
    }
    .soon {
      background: var(--warn-soft);
      color: var(--warn);
    }
    .over {
      background: #eceff4;
      color: #47536a;
    }
  `,
})
export class Deadline {
  /** The first moment that is too late. */
  readonly until = input.required<string>();
  /** By which the device's clock is set right, where the page knows it. */
  readonly serverTime = input<string | null>(null);
  private readonly offset = computed(() => {
    const time = this.serverTime();
    return time ? clockOffset(time, Date.now()) : 0;
  });
  private readonly now = signal(Date.now());
  protected readonly left = computed(() => remaining(this.until(), this.now() + this.offset()));
  protected readonly isOver = computed(() => this.left().isOver);
  protected readonly isSoon = computed(() => this.left().days < 2);
  /** A deadline at midnight is the end of the day before. */
  protected readonly last = computed(() => new Date(new Date(this.until()).getTime() - 1000).toISOString());

  constructor() {
    const ticking = setInterval(() => this.now.set(Date.now()), 30_000);
    inject(DestroyRef).onDestroy(() => clearInterval(ticking));
  }
}
