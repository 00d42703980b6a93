import { ChangeDetectionStrategy, Component, computed, inject, input, linkedSignal, output } from '@angular/core';
import { NzButtonModule } from 'ng-zorro-antd/button';
import { NzIconModule } from 'ng-zorro-antd/icon';
import { ReviewDetail, ReviewSide } from '../../../api/models';
import { Announcer } from '../../../core/announcer';
import { Session } from '../../../core/session';
import { TextPipe, Texts } from '../../../core/texts';
import { AmendmentList } from '../../../shared/amendments/amendment-list';
import { ReadingsWatch } from '../../../shared/photos/readings-watch';
import { WholeNumbers } from '../whole-numbers';
import { AmendDialog } from './amend-dialog';

/** What staff corrected in the open case, and the way to correct more where the viewer may. */
@Component({
  selector: 'app-amendments-panel',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [AmendDialog, AmendmentList, NzButtonModule, NzIconModule, TextPipe],
  template: `@if (detail().amendments.length) {
      <section class="done"><app-amendment-list [amendments]="detail().amendments" /></section>
    }
    @if (mayAmend()) {
      <button nz-button nzSize="small" type="button" (click)="open.set(true)" data-testid="amend">
        <nz-icon nzType="edit" aria-hidden="true" /><span>{{ 'staff.amend.title' | t }}</span>
      </button>
    }
    @if (open()) {
      <app-amend-dialog [side]="side()" [detail]="detail()" (amended)="take($event)" (closed)="open.set(false)" />
    }`,
  styles: `
    :host {
      display: block;
    }
    .done {
      margin-bottom: 8px;
      padding: 6px 10px;
      border: 1px solid #b9d3f5;
      border-radius: 8px;
      background: #f3f8ff;
    }
    button {
      margin-bottom: 8px;
    }
  `,
})
export class AmendmentsPanel {
  readonly side = input.required<ReviewSide>();
  readonly detail = input.required<ReviewDetail>();
  readonly amended = output<ReviewDetail>();

  private readonly session = inject(Session);
  private readonly announcer = inject(Announcer);
  private readonly texts = inject(Texts);
  private readonly numbers = inject(WholeNumbers);
  private readonly readings = inject(ReadingsWatch);
  protected readonly mayAmend = computed(
    () => this.session.policies()['Review.Amend'] === true && this.detail().allowedActions.includes('Amend'),
  );
  protected readonly open = linkedSignal<string, boolean>({ source: () => this.detail().id, computation: () => false });

  protected take(detail: ReviewDetail): void {
    this.open.set(false);
    // The whole numbers and the comparison with the photos are of the values that were there before.
    this.numbers.forget();
    void this.readings.start(detail.id);
    this.announcer.success(this.texts.t('staff.amend.done'));
    this.amended.emit(detail);
  }
}
