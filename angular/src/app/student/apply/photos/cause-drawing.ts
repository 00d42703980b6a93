import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import { PhotoCauseCode } from '../../../api/models';

/** For the eye: how it went wrong, and beside it how it should look. Our own drawing; the words stand next to it. */
@Component({
  selector: 'app-cause-drawing',
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { 'aria-hidden': 'true' },
  template: `
    @for (good of [false, true]; track good) {
      <svg viewBox="0 0 72 48" [class.good]="good">
        <rect class="table" width="72" height="48" [class.pale]="!good && cause() === 'NotFound'" />
        <g [style.transform]="good ? null : place()" [class.soft]="!good && cause() === 'Blurred'">
          <rect class="card" x="11" y="8" width="50" height="32" rx="3" />
          @if (!good && cause() === 'WrongDocument') {
            <circle class="line" cx="36" cy="20" r="7" />
            <path class="line" d="M24 32h24" />
          } @else {
            <path class="line" d="M16 15h18M16 21h22M16 27h15M16 35h30" />
            <rect class="face" x="44" y="13" width="13" height="16" rx="2" />
          }
        </g>
        @if (!good) {
          @switch (cause()) {
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
        }
        <circle class="badge" cx="63" cy="39" r="7" />
        <path class="sign" [attr.d]="good ? 'M60 39l2 2.4 4.2-4.6' : 'M60.5 36.5l5 5m0-5l-5 5'" />
      </svg>
    }
  `,
  styles: `
    :host {
      display: flex;
      gap: 6px;
    }
    svg {
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
export class CauseDrawing {
  readonly cause = input.required<PhotoCauseCode>();

  protected place(): string | null {
    switch (this.cause()) {
      case 'CutOff':
        return 'translate(-22px, 12px)';
      case 'TooSmall':
        return 'translate(22px, 15px) scale(0.38)';
      default:
        return null;
    }
  }
}
