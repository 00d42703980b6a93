import { NgTemplateOutlet } from '@angular/common';
import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { parseMarkdown } from './markdown';

/** For the operation guide: shows the small Markdown as elements, without ever trusting HTML. */
@Component({
  selector: 'app-markdown-lite',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [NgTemplateOutlet],
  template: `
    <ng-template #spans let-list>
      @for (span of list; track $index) {
        @if (span.strong) {
          <strong>{{ span.text }}</strong>
        } @else {
          <span>{{ span.text }}</span>
        }
      }
    </ng-template>
    @for (block of blocks(); track $index) {
      @switch (block.kind) {
        @case ('heading') {
          @switch (block.level) {
            @case (1) {
              <h2 class="h1"><ng-container *ngTemplateOutlet="spans; context: { $implicit: block.spans }" /></h2>
            }
            @case (2) {
              <h3 class="h2"><ng-container *ngTemplateOutlet="spans; context: { $implicit: block.spans }" /></h3>
            }
            @default {
              <h4 class="h3"><ng-container *ngTemplateOutlet="spans; context: { $implicit: block.spans }" /></h4>
            }
          }
        }
        @case ('list') {
          <ul>
            @for (item of block.items; track $index) {
              <li><ng-container *ngTemplateOutlet="spans; context: { $implicit: item }" /></li>
            }
          </ul>
        }
        @default {
          <p><ng-container *ngTemplateOutlet="spans; context: { $implicit: block.spans }" /></p>
        }
      }
    }
  `,
  styles: `
    :host {
      display: block;
      font-size: 15px;
      line-height: 1.75;
      overflow-wrap: anywhere;
    }
    .h1 {
      font-size: 20px;
      margin: 0 0 12px;
    }
    .h2 {
      font-size: 17px;
      margin: 28px 0 8px;
      padding-left: 10px;
      border-left: 4px solid var(--brand);
      line-height: 1.3;
    }
    .h3 {
      font-size: 15px;
      margin: 18px 0 4px;
    }
    ul {
      margin: 0 0 8px;
      padding-left: 20px;
    }
    p {
      white-space: pre-line;
      margin: 0 0 8px;
    }
  `,
})
export class MarkdownLite {
  readonly source = input.required<string>();
  protected readonly blocks = computed(() => parseMarkdown(this.source()));
}
