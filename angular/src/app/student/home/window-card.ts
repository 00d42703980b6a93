import { ChangeDetectionStrategy, Component, computed, DestroyRef, effect, inject, input, output, signal } from '@angular/core';
import { NzIconModule } from 'ng-zorro-antd/icon';
import { WindowDto } from '../../api/models';
import { ShanghaiPipe } from '../../core/shanghai-time';
import { TextPipe } from '../../core/texts';
import { clockOffset, remaining } from './countdown';

/** For the application window at a glance: open or not, from when to when, and how long still by the server's clock. */
@Component({
  selector: 'app-window-card',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [NzIconModule, ShanghaiPipe, TextPipe],
  template: `
    @if (window(); as w) {
      <section class="card" [class.open]="isOpen()" data-testid="window-card">
        <div class="head">
          <b>{{ w.name }}</b>
          <span class="state">{{
            (isOpen() ? 'student.window.open' : isAhead() ? 'student.window.ahead' : 'student.window.closed') | t
          }}</span>
        </div>
        @if (isOpen() || isAhead()) {
          <p class="label">{{ (isOpen() ? 'student.window.left' : 'student.window.until') | t }}</p>
          <p
            class="time"
            role="timer"
            [attr.aria-label]="'student.window.spoken' | t: { days: left().days, hours: left().hours, minutes: left().minutes }"
          >
            <span aria-hidden="true">
              <b>{{ left().days }}</b> {{ 'student.window.days' | t }} <b>{{ left().hours }}</b>:<b>{{ left().minutes }}</b
              >:<b>{{ left().seconds }}</b>
            </span>
          </p>
        }
        <p class="dates"><nz-icon nzType="calendar" aria-hidden="true" />{{ w.opensAt | shanghai }} — {{ w.closesAt | shanghai }}</p>
        <p class="note">{{ (isOpen() ? 'student.window.note' : 'student.window.closedNote') | t }}</p>
      </section>
    } @else {
      <section class="card" data-testid="window-card">
        <div class="head">
          <b>{{ 'student.window.none' | t }}</b>
        </div>
        <p class="note">{{ 'student.window.closedNote' | t }}</p>
      </section>
    }
  `,
  styles: `
    .card {
      padding: 18px;
      border-radius: 18px;
      background: linear-gradient(125deg, #47536a, #5f6d87);
      color: #fff;
    }
    .card.open {
      background: linear-gradient(125deg, #1450b8, #1f6be0);
      box-shadow: 0 10px 28px rgb(26 95 214 / 26%);
    }
    .head {
      display: flex;
      justify-content: space-between;
      align-items: center;
      gap: 12px;
      font-size: 16px;
    }
    .state {
      flex: none;
      padding: 1px 12px;
      border-radius: 99px;
      background: #fff;
      color: #22406f;
      font-size: 13px;
    }
    p {
      margin: 0;
    }
    .label {
      margin-top: 12px;
      font-size: 13px;
    }
    .time {
      font-size: 15px;
      font-variant-numeric: tabular-nums;
      min-height: 42px;
    }
    .time b {
      font-size: 28px;
      font-weight: 600;
    }
    .dates {
      margin-top: 8px;
      font-size: 14px;
      font-variant-numeric: tabular-nums;
    }
    .dates nz-icon {
      margin-right: 6px;
    }
    .note {
      margin-top: 4px;
      font-size: 13px;
    }
  `,
})
export class WindowCard {
  readonly window = input.required<WindowDto | null>();
  readonly serverTime = input.required<string>();
  /** The window has just opened or closed: what may be done now is the server's word. */
  readonly turned = output<void>();
  private readonly offset = computed(() => clockOffset(this.serverTime(), Date.now()));
  private readonly now = signal(Date.now());
  protected readonly serverNow = computed(() => this.now() + this.offset());
  protected readonly isOpen = computed(
    () => (this.window()?.isOpen ?? false) && !remaining(this.window()!.closesAt, this.serverNow()).isOver,
  );
  protected readonly isAhead = computed(() => {
    const window = this.window();
    return window !== null && !window.isOpen && !remaining(window.opensAt, this.serverNow()).isOver;
  });
  protected readonly left = computed(() => {
    const window = this.window()!;
    return remaining(this.isOpen() ? window.closesAt : window.opensAt, this.serverNow());
  });

  constructor() {
    const ticking = setInterval(() => this.now.set(Date.now()), 1000);
    inject(DestroyRef).onDestroy(() => clearInterval(ticking));
    let before: boolean | null = null;
    effect(() => {
      const state = this.isOpen() || this.isAhead();
      if (before === true && !state) {
        this.turned.emit();
      }
      before = state;
    });
  }
}
