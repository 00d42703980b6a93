import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { NzButtonModule } from 'ng-zorro-antd/button';
import { NzIconModule } from 'ng-zorro-antd/icon';
import { NzTagModule } from 'ng-zorro-antd/tag';
import { CatalogueApi } from '../../api/catalogue-api';
import { RejectionReasonDto, RejectionReasonList } from '../../api/models';
import { Announcer } from '../../core/announcer';
import { TextPipe, Texts } from '../../core/texts';
import { ReasonDrawing } from '../../shared/rejection/reason-drawing';
import { ListStates } from '../form/list-states';
import { ReasonForm } from './reason-form';

const NOTHING: RejectionReasonList = { reasons: [], items: [], goodExamples: [], badExamples: [] };

/** The reasons desks may reject with: words in both languages, items, examples. */
@Component({
  selector: 'app-rejection-reasons',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [ListStates, NzButtonModule, NzIconModule, NzTagModule, ReasonDrawing, ReasonForm, TextPipe],
  template: `<header class="st-head">
      <h1>{{ 'staff.menu.rejectionReasons' | t }}</h1>
      <span class="st-space"></span>
      <button nz-button nzType="primary" type="button" (click)="editing.set('new')" data-testid="new">
        <nz-icon nzType="plus" aria-hidden="true" /><span>{{ 'staff.reasons.new' | t }}</span>
      </button>
    </header>
    <p class="st-note">{{ 'staff.reasons.lead' | t }}</p>
    <section class="st-card">
      <app-list-states
        [loading]="list.isLoading()"
        [failed]="!!list.error()"
        [empty]="all().reasons.length === 0"
        (retried)="list.reload()"
      >
        <div class="st-scroll" tabindex="0" role="region" [attr.aria-label]="'staff.menu.rejectionReasons' | t">
          <table class="st-table">
            <thead>
              <tr>
                <th>{{ 'staff.reasons.words' | t }}</th>
                <th>{{ 'staff.reasons.items' | t }}</th>
                <th>{{ 'staff.reasons.sms' | t }}</th>
                <th>{{ 'staff.reasons.examples' | t }}</th>
                <th>{{ 'staff.common.state' | t }}</th>
                <th class="act">{{ 'staff.common.actions' | t }}</th>
              </tr>
            </thead>
            <tbody>
              @for (reason of all().reasons; track reason.id) {
                <tr data-testid="list-row" [attr.data-code]="reason.code">
                  <td>
                    <b>{{ reason.chinese }}</b><small>{{ reason.english }}</small
                    ><small class="st-digits">{{ reason.code }} · {{ 'staff.reasons.wording' | t: { n: reason.wording } }}</small>
                  </td>
                  <td>{{ names(reason) }}</td>
                  <td>
                    {{ reason.sms }}
                    @if (reason.needsNote) {
                      <small>{{ 'staff.reasons.needsNote' | t }}</small>
                    }
                  </td>
                  <td>
                    <span class="drawings">
                      @if (reason.badExample; as code) {
                        <app-reason-drawing [code]="code" />
                      }
                      @if (reason.goodExample; as code) {
                        <app-reason-drawing [code]="code" />
                      }
                    </span>
                  </td>
                  <td>
                    <nz-tag [nzColor]="reason.isActive ? 'green' : 'default'">{{
                      (reason.isActive ? 'staff.common.active' : 'staff.common.inactive') | t
                    }}</nz-tag>
                  </td>
                  <td class="act">
                    <button nz-button nzType="link" nzSize="small" type="button" (click)="editing.set(reason)" data-testid="edit">
                      {{ 'staff.common.edit' | t }}
                    </button>
                  </td>
                </tr>
              }
            </tbody>
          </table>
        </div>
      </app-list-states>
    </section>
    @if (editing(); as what) {
      <app-reason-form [reason]="what === 'new' ? null : what" [choices]="all()" (saved)="saved()" (closed)="editing.set(null)" />
    }`,
  styles: `
    .drawings {
      display: flex;
      gap: 6px;
    }
  `,
})
export class RejectionReasons {
  private readonly api = inject(CatalogueApi);
  private readonly announcer = inject(Announcer);
  private readonly texts = inject(Texts);
  protected readonly editing = signal<RejectionReasonDto | 'new' | null>(null);
  protected readonly list = rxResource({ stream: () => this.api.rejectionReasons() });
  protected readonly all = computed(() => (this.list.hasValue() ? this.list.value() : NOTHING));

  protected names(reason: RejectionReasonDto): string {
    return reason.items.length === this.all().items.length
      ? this.texts.t('staff.reasons.allItems')
      : reason.items.map((item) => this.texts.of(`common.field.${item}`)).join(this.texts.t('staff.common.comma'));
  }

  protected saved(): void {
    this.editing.set(null);
    this.announcer.success(this.texts.t('staff.common.saved'));
    this.list.reload();
  }
}
