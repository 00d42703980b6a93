import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import { NzIconModule } from 'ng-zorro-antd/icon';
import { ChecklistItem } from '../../api/models';
import { TextPipe, Texts } from '../../core/texts';
import { isBySystem, missingTicks } from './checklist-gate';

/** The points of one turn: those for a person to tick, and those the system has ticked, with what they rest on. */
@Component({
  selector: 'app-checklist-panel',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [NzIconModule, TextPipe],
  templateUrl: './checklist-panel.html',
  styleUrl: './checklist-panel.less',
})
export class ChecklistPanel {
  readonly items = input.required<readonly ChecklistItem[]>();
  /** Not decided yet, and the viewer's to decide. */
  readonly open = input(false);
  readonly ticked = output<{ code: string; checked: boolean }>();

  private readonly texts = inject(Texts);
  protected readonly isBySystem = isBySystem;
  protected readonly missing = computed(() => missingTicks(this.items()));

  /** Of a case still open what was found just now, of a decided one what it was ticked on. */
  protected evidenceOf(item: ChecklistItem): string {
    return this.open() ? (item.hint ?? '') : (item.checkedBy?.evidence ?? []).map((e) => e.text).join(this.texts.t('staff.common.comma'));
  }

  /** The guide's wording explains itself in brackets; one line per point keeps the whole list in sight. */
  protected mainOf(text: string): string {
    return text.split(/[(\uff08]/)[0].trim();
  }
}
