import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { NzIconModule } from 'ng-zorro-antd/icon';
import { DuplicateNote } from '../../../api/duplicates-models';
import { TextOfPipe, TextPipe } from '../../../core/texts';

/** Who else uses the certificate or the ID number of the open case, as its desk may know it. */
@Component({
  selector: 'app-duplicates-panel',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [NzIconModule, RouterLink, TextOfPipe, TextPipe],
  template: `<ul data-testid="duplicates" [attr.aria-label]="'staff.duplicates.title' | t">
    @for (note of notes(); track $index) {
      <li [class.settled]="note.verdict === 'Cleared' || note.verdict === 'AgainstOther'" [attr.data-verdict]="note.verdict">
        <nz-icon [nzType]="note.verdict === 'Cleared' || note.verdict === 'AgainstOther' ? 'check-circle' : 'warning'" aria-hidden="true" />
        <span>
          @for (ground of note.grounds; track ground) {
            <b>{{ (note.other ? 'staff.duplicates.ground' : 'staff.duplicates.elsewhere') | tOf: ground }}</b>
          }
          @if (note.other; as other) {
            {{ other.number }} · {{ other.studentName }} · {{ other.centerName }}
          }
          <em>{{ 'staff.duplicates.verdict' | tOf: note.verdict }}</em>
        </span>
        @if (note.pairId; as pair) {
          <a [routerLink]="['..', 'duplicates', pair]" data-testid="duplicate-open">{{ 'staff.duplicates.compare' | t }}</a>
        }
      </li>
    }
  </ul>`,
  styles: `
    ul {
      margin: 0 0 8px;
      padding: 6px 10px;
      border: 1px solid #f1c3bf;
      border-radius: 8px;
      background: #fdf1f0;
      color: #8a1c15;
      list-style: none;
    }
    li {
      display: flex;
      gap: 8px;
      align-items: baseline;
      padding: 2px 0;
      font-size: 13px;
    }
    .settled {
      color: #414c5a;
    }
    span {
      flex: 1;
      min-width: 0;
      overflow-wrap: anywhere;
    }
    b {
      margin-right: 6px;
    }
    em {
      font-style: normal;
    }
    a {
      color: #1557c0;
      text-decoration: underline;
    }
  `,
})
export class DuplicatesPanel {
  readonly notes = input.required<readonly DuplicateNote[]>();
}
