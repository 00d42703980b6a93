import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import { TagColor } from '../../api/tags-api';

/** A tag: its word on its ground; each pair is readable, and the word alone says it all. */
@Component({
  selector: 'app-tag-pill',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<span [class]="color()" [class.retired]="retired()">{{ name() }}</span>`,
  styles: `
    :host {
      display: inline-block;
      max-width: 100%;
    }
    span {
      display: inline-block;
      max-width: 100%;
      padding: 0 8px;
      overflow: hidden;
      border: 1px solid currentcolor;
      border-radius: 10px;
      font-size: 12px;
      line-height: 18px;
      text-overflow: ellipsis;
      vertical-align: middle;
      white-space: nowrap;
    }
    .Grey {
      background: #f0f2f5;
      color: #3d4855;
    }
    .Blue {
      background: #e8f1fe;
      color: #124a9e;
    }
    .Green {
      background: #e8f6ec;
      color: #17603a;
    }
    .Amber {
      background: #fff4de;
      color: #704400;
    }
    .Red {
      background: #fdecea;
      color: #8f1d14;
    }
    .Purple {
      background: #f3edfd;
      color: #56309b;
    }
    .retired {
      border-style: dashed;
    }
  `,
})
export class TagPill {
  readonly name = input.required<string>();
  readonly color = input.required<TagColor>();
  readonly retired = input(false);
}
