import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { NzIconModule } from 'ng-zorro-antd/icon';
import { PhotoJudgement } from '../../../api/models';
import { TextKey, TextPipe } from '../../../core/texts';
import { CauseDrawing } from './cause-drawing';

/** For a photo that was found wanting: whether it can be used, and for each cause what to do, in words and drawn. */
@Component({
  selector: 'app-photo-advice',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [NzIconModule, CauseDrawing, TextPipe],
  template: `
    @if (judgement().wasSentOn) {
      <p class="sent" data-testid="sent-on"><nz-icon nzType="flag" aria-hidden="true" />{{ 'student.photo.sentOn' | t }}</p>
    }
    @if (judgement().causes.length) {
      <div class="advice" [class.bad]="!judgement().isUsable" data-testid="advice">
        <b>{{ title() | t }}</b>
        <ul>
          @for (cause of shown(); track cause.code) {
            <li [attr.data-cause]="cause.code">
              <span>{{ cause.text }}</span>
              <app-cause-drawing [cause]="cause.code" />
            </li>
          }
        </ul>
      </div>
    }
  `,
  styles: `
    .sent {
      display: flex;
      gap: 8px;
      margin: 12px 0 0;
      color: var(--warn);
      font-size: 14px;
    }
    .sent nz-icon {
      margin-top: 4px;
    }
    .advice {
      margin-top: 12px;
      padding: 12px 14px;
      border-radius: 12px;
      background: var(--warn-soft);
      color: var(--warn);
    }
    .advice.bad {
      background: var(--bad-soft);
      color: var(--bad);
    }
    ul {
      display: grid;
      gap: 12px;
      margin: 8px 0 0;
      padding: 0;
      list-style: none;
    }
    li {
      display: flex;
      gap: 12px;
      align-items: center;
      justify-content: space-between;
      color: var(--ink);
      font-size: 14px;
      line-height: 1.6;
    }
    app-cause-drawing {
      flex: none;
    }
  `,
})
export class PhotoAdvice {
  readonly judgement = input.required<PhotoJudgement>();
  protected readonly title = computed<TextKey>(() => {
    const { isUsable, wasSentOn } = this.judgement();
    return wasSentOn ? 'student.photo.whatWasFound' : isUsable ? 'student.photo.couldBeBetter' : 'student.photo.notUsable';
  });
  /** What blocks comes first; while something does, mere warnings would only distract. */
  protected readonly shown = computed(() => {
    const { causes } = this.judgement();
    const blocking = causes.filter((cause) => cause.isBlocking);
    return blocking.length ? blocking : causes;
  });
}
