import { ChangeDetectionStrategy, Component, input, linkedSignal } from '@angular/core';
import { ReviewDetail, ReviewSide } from '../../../api/models';
import { DecisionTimeline } from '../../../shared/decision-timeline/decision-timeline';
import { PastCase } from './past-case';

/** The handling records; each decision leads to the case as it lay before whoever decided. */
@Component({
  selector: 'app-past-records',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [DecisionTimeline, PastCase],
  template: `<app-decision-timeline [records]="detail().records" [hasPast]="true" (pastAsked)="shown.set($event)" />
    @if (shown(); as record) {
      <app-past-case [side]="side()" [applicationId]="detail().id" [recordId]="record" (closed)="shown.set(null)" />
    }`,
})
export class PastRecords {
  readonly side = input.required<ReviewSide>();
  readonly detail = input.required<ReviewDetail>();
  protected readonly shown = linkedSignal<string, string | null>({ source: () => this.detail().id, computation: () => null });
}
