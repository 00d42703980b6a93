import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { CodeText, RejectionPoint } from '../../api/models';
import { TextOfPipe, TextPipe } from '../../core/texts';

/** What a rejection has to say; those from before there were points have reasons and items side by side. */
interface Said {
  readonly reasons: readonly CodeText[];
  readonly items: readonly string[];
  readonly points: readonly RejectionPoint[];
}

/** For reading a rejection: each item with its reasons and notes. */
@Component({
  selector: 'app-rejection-points',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [TextPipe, TextOfPipe],
  template: `
    @if (groups().length) {
      <ul data-testid="rejection-points">
        @for (group of groups(); track group.item) {
          <li [attr.data-item]="group.item">
            <b>{{ 'common.field' | tOf: group.item }}</b>
            @for (point of group.points; track point.reason.code) {
              <span
                >{{ point.reason.text }}
                @if (point.note) {
                  <q>{{ point.note }}</q>
                }
              </span>
            }
          </li>
        }
      </ul>
    } @else {
      @if (of().reasons.length) {
        <ul>
          @for (reason of of().reasons; track reason.code) {
            <li>{{ reason.text }}</li>
          }
        </ul>
      }
      @if (of().items.length) {
        <p class="flags">
          {{ 'common.timeline.items' | t }}
          @for (item of of().items; track item) {
            <span class="item">{{ 'common.field' | tOf: item }}</span>
          }
        </p>
      }
    }
  `,
  styles: `
    ul {
      margin: 0;
      padding-left: 18px;
    }
    b {
      margin-right: 8px;
      font-weight: 600;
    }
    li > span {
      margin-right: 8px;
    }
    q {
      color: inherit;
      opacity: 0.85;
      overflow-wrap: anywhere;
    }
    .flags {
      margin: 4px 0 0;
    }
    .item {
      display: inline-block;
      margin: 0 4px 2px 0;
      padding: 0 8px;
      border-radius: 8px;
      background: #fdeceb;
      color: #8a1c15;
    }
  `,
})
export class RejectionPoints {
  readonly of = input.required<Said>();
  protected readonly groups = computed(() => pointsByItem(this.of().points));
}

export interface ItemPoints {
  readonly item: string;
  readonly points: RejectionPoint[];
}

/** In the order in which they come, the points of one item together. */
export function pointsByItem(points: readonly RejectionPoint[]): ItemPoints[] {
  const items = [...new Set(points.map((point) => point.item))];
  return items.map((item) => ({ item, points: points.filter((point) => point.item === item) }));
}
