import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';

/** Drawings of how it should be; all others show what went wrong. */
const GOOD: ReadonlySet<string> = new Set(['Card', 'Sheet', 'Number']);

/** For the eye: a document as it should be, or as it went wrong. Our own drawing; the words stand next to it. */
@Component({
  selector: 'app-reason-drawing',
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { 'aria-hidden': 'true' },
  template: `
    <svg viewBox="0 0 72 48" [class.good]="good()">
      <rect class="table" width="72" height="48" [class.pale]="code() === 'NotFound'" />
      <g [style.transform]="place()" [class.soft]="code() === 'Blurred'">
        @switch (code()) {
          @case ('Sheet') {
            <rect class="card" x="18" y="4" width="36" height="40" rx="2" />
            <path class="line" d="M24 12h24M24 19h24M24 26h16M24 36h10" />
          }
          @case ('Expired') {
            <rect class="card" x="18" y="4" width="36" height="40" rx="2" />
            <path class="line" d="M24 12h24M24 19h24" />
            <circle class="line" cx="36" cy="32" r="8" />
            <path class="line" d="M36 27v5l4 2" />
          }
          @case ('Number') {
            <rect class="card" x="11" y="8" width="50" height="32" rx="3" />
            <path class="line" d="M16 15h18M16 21h22" />
            <text class="digits" x="36" y="35">2026001</text>
          }
          @case ('NumberDiffers') {
            <rect class="card" x="11" y="3" width="50" height="20" rx="3" />
            <text class="digits" x="36" y="17">2026001</text>
            <rect class="card" x="11" y="26" width="50" height="19" rx="3" />
            <text class="digits" x="36" y="40">
              2026
              <tspan class="odd">7</tspan>
              01
            </text>
          }
          @case ('WrongDocument') {
            <rect class="card" x="11" y="8" width="50" height="32" rx="3" />
            <circle class="line" cx="36" cy="20" r="7" />
            <path class="line" d="M24 32h24" />
          }
          @default {
            <rect class="card" x="11" y="8" width="50" height="32" rx="3" />
            <path class="line" d="M16 15h18M16 21h22M16 27h15M16 35h30" />
            <rect class="face" x="44" y="13" width="13" height="16" rx="2" />
          }
        }
      </g>
      @switch (code()) {
        @case ('Glare') {
          <ellipse class="light" cx="30" cy="22" rx="13" ry="8" />
        }
        @case ('TooDark') {
          <rect class="night" width="72" height="48" />
        }
        @case ('TooBright') {
          <rect class="day" width="72" height="48" />
        }
      }
      <circle class="badge" cx="63" cy="39" r="7" />
      <path class="sign" [attr.d]="good() ? 'M60 39l2 2.4 4.2-4.6' : 'M60.5 36.5l5 5m0-5l-5 5'" />
    </svg>
  `,
  styles: `
    :host {
      display: block;
    }
    svg {
      display: block;
      width: 72px;
      height: 48px;
      border-radius: 8px;
      overflow: hidden;
    }
    .table {
      fill: #4a5361;
    }
    .table.pale {
      fill: #f0f2f4;
    }
    .card {
      fill: #f6f8fa;
    }
    .line {
      fill: none;
      stroke: #6d7a8c;
      stroke-width: 2;
    }
    .digits {
      fill: #3f4a5a;
      font: 700 9px monospace;
      text-anchor: middle;
    }
    .odd {
      fill: #c3202a;
    }
    .face {
      fill: #aab6c6;
    }
    .soft {
      filter: blur(1.6px);
    }
    .light {
      fill: #fff;
      filter: blur(1.5px);
    }
    .night {
      fill: rgb(0 0 0 / 68%);
    }
    .day {
      fill: rgb(255 255 255 / 80%);
    }
    .badge {
      fill: #c3202a;
    }
    .good .badge {
      fill: #15803d;
    }
    .sign {
      fill: none;
      stroke: #fff;
      stroke-width: 1.8;
      stroke-linecap: round;
      stroke-linejoin: round;
    }
  `,
})
export class ReasonDrawing {
  readonly code = input.required<string>();
  protected readonly good = computed(() => GOOD.has(this.code()));
  protected readonly place = computed(() => {
    switch (this.code()) {
      case 'CutOff':
        return 'translate(-22px, 12px)';
      case 'TooSmall':
        return 'translate(22px, 15px) scale(0.38)';
      default:
        return null;
    }
  });
}
