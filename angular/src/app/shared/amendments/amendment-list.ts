import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import { NzIconModule } from 'ng-zorro-antd/icon';
import { AmendmentDto } from '../../api/models';
import { ShanghaiPipe } from '../../core/shanghai-time';
import { TextOfPipe, TextPipe } from '../../core/texts';

/** What staff corrected in an application: old, new, why, and which desk. */
@Component({
  selector: 'app-amendment-list',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [NzIconModule, ShanghaiPipe, TextOfPipe, TextPipe],
  template: `<h3><nz-icon nzType="edit" aria-hidden="true" />{{ 'common.amendment.title' | t }}</h3>
    <ul data-testid="amendments">
      @for (one of amendments(); track one.id + one.field) {
        <li [attr.data-field]="one.field">
          <b>{{ 'common.field' | tOf: one.field }}</b>
          <span class="values">
            <span class="sr-only">{{ 'common.amendment.old' | t }}</span>
            @if (one.field === 'certificateLevel') {
              <del>{{ 'common.level' | tOf: one.old }}</del>
            } @else {
              <del>{{ one.old || '–' }}</del>
            }
            <span aria-hidden="true">→</span><span class="sr-only">{{ 'common.amendment.new' | t }}</span>
            @if (one.field === 'certificateLevel') {
              <ins>{{ 'common.level' | tOf: one.new }}</ins>
            } @else {
              <ins>{{ one.new || '–' }}</ins>
            }
          </span>
          <p>{{ one.reason }}</p>
          <small>{{ 'common.role' | tOf: one.byRole }} {{ one.byName }} · {{ one.at | shanghai }}</small>
        </li>
      }
    </ul>`,
  styles: `
    h3 {
      display: flex;
      gap: 6px;
      align-items: center;
      margin: 0 0 6px;
      font-size: 14px;
    }
    ul {
      display: grid;
      gap: 8px;
      margin: 0;
      padding: 0;
      list-style: none;
    }
    .values {
      display: inline-flex;
      flex-wrap: wrap;
      gap: 6px;
      margin-left: 8px;
      white-space: pre-line;
      overflow-wrap: anywhere;
    }
    del {
      color: #8a1c15;
    }
    ins {
      color: #14692f;
      text-decoration: none;
    }
    p {
      margin: 2px 0 0;
      white-space: pre-line;
      overflow-wrap: anywhere;
    }
    small {
      color: #52606f;
    }
  `,
})
export class AmendmentList {
  readonly amendments = input.required<readonly AmendmentDto[]>();
}
