import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { firstValueFrom } from 'rxjs';
import { NzAlertModule } from 'ng-zorro-antd/alert';
import { NzButtonModule } from 'ng-zorro-antd/button';
import { NzInputModule } from 'ng-zorro-antd/input';
import { PrivacyApi } from '../../api/privacy-api';
import { CorrectionRow } from '../../api/privacy-models';
import { Announcer } from '../../core/announcer';
import { messageOf } from '../../core/problem';
import { ShanghaiPipe } from '../../core/shanghai-time';
import { TextOfPipe, TextPipe, Texts } from '../../core/texts';
import { ListStates } from '../form/list-states';

/** What students want corrected in the register: open one, compare it with the papers, accept or say why not. */
@Component({
  selector: 'app-corrections',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [ListStates, NzAlertModule, NzButtonModule, NzInputModule, ShanghaiPipe, TextPipe, TextOfPipe],
  template: `<section class="st-card" aria-labelledby="corrections-title">
    <h2 id="corrections-title">{{ 'staff.privacy.corrections' | t }}</h2>
    @if (list.hasValue() && rows().length === 0) {
      <p class="none" data-testid="corrections-none">{{ 'staff.privacy.noCorrections' | t }}</p>
    } @else {
      <app-list-states [loading]="list.isLoading()" [failed]="!!list.error()" [empty]="rows().length === 0" (retried)="list.reload()">
        <div class="st-scroll" tabindex="0" role="region" [attr.aria-label]="'staff.privacy.corrections' | t">
          <table class="st-table" data-testid="corrections">
            <thead>
              <tr>
                <th>{{ 'staff.students.name' | t }}</th>
                <th>{{ 'staff.privacy.field' | t }}</th>
                <th>{{ 'staff.privacy.present' | t }}</th>
                <th>{{ 'staff.privacy.wanted' | t }}</th>
                <th>{{ 'staff.privacy.reason' | t }}</th>
                <th class="act">{{ 'staff.common.actions' | t }}</th>
              </tr>
            </thead>
            <tbody>
              @for (row of rows(); track row.id) {
                <tr data-testid="correction-row">
                  <td>
                    <b>{{ row.studentName }}</b><small class="st-digits">{{ row.admissionTicketNumber }}</small>
                  </td>
                  <td>
                    {{ 'staff.privacy.fields' | tOf: row.field }}<small>{{ row.createdAt | shanghai }}</small>
                  </td>
                  <td>{{ row.present }}</td>
                  <td>
                    <b>{{ opened()?.id === row.id ? opened()!.newValue : row.newValue }}</b>
                  </td>
                  <td>{{ row.reason }}</td>
                  <td class="act">
                    @if (opened()?.id === row.id) {
                      <button nz-button nzType="link" nzSize="small" type="button" (click)="accept()" data-testid="correction-accept">
                        {{ 'staff.privacy.accept' | t }}
                      </button>
                      <button
                        nz-button
                        nzType="link"
                        nzSize="small"
                        nzDanger
                        type="button"
                        (click)="rejecting.set(true)"
                        data-testid="correction-reject"
                      >
                        {{ 'staff.privacy.reject' | t }}
                      </button>
                    } @else {
                      <button nz-button nzType="link" nzSize="small" type="button" (click)="open(row)" data-testid="correction-open">
                        {{ 'staff.privacy.open' | t }}
                      </button>
                    }
                  </td>
                </tr>
                @if (opened()?.id === row.id && rejecting()) {
                  <tr>
                    <td colspan="6">
                      <div class="reject">
                        <label [for]="'why-' + row.id">{{ 'staff.privacy.whyNot' | t }}</label>
                        <input
                          nz-input
                          [id]="'why-' + row.id"
                          maxlength="200"
                          [value]="why()"
                          (input)="why.set($any($event.target).value)"
                          data-testid="correction-why"
                        />
                        <button
                          nz-button
                          nzType="primary"
                          type="button"
                          [disabled]="!why().trim()"
                          (click)="reject()"
                          data-testid="correction-reject-confirm"
                        >
                          {{ 'staff.privacy.reject' | t }}
                        </button>
                      </div>
                    </td>
                  </tr>
                }
              }
            </tbody>
          </table>
        </div>
        @if (refusal(); as text) {
          <nz-alert nzType="error" nzShowIcon [nzMessage]="text" role="alert" />
        }
      </app-list-states>
    }
  </section>`,
  styles: `
    :host {
      display: block;
      margin-bottom: 16px;
    }
    .none {
      margin: 0;
      color: #4d596c;
    }
    h2 {
      margin: 0 0 10px;
      font-size: 16px;
    }
    .reject {
      display: flex;
      gap: 10px;
      align-items: center;
    }
    .reject label {
      flex: none;
    }
  `,
})
export class Corrections {
  private readonly api = inject(PrivacyApi);
  private readonly announcer = inject(Announcer);
  private readonly texts = inject(Texts);
  protected readonly list = rxResource({ stream: () => this.api.openCorrections() });
  protected readonly rows = computed(() => (this.list.hasValue() ? this.list.value().items : []));
  protected readonly opened = signal<CorrectionRow | null>(null);
  protected readonly rejecting = signal(false);
  protected readonly why = signal('');
  protected readonly refusal = signal<string | null>(null);

  /** Only now is a whole ID number shown, and that it was is noted. */
  protected async open(row: CorrectionRow): Promise<void> {
    this.rejecting.set(false);
    this.why.set('');
    await this.carryOut(async () => this.opened.set(await firstValueFrom(this.api.correction(row.id))));
  }
  protected accept(): Promise<void> {
    return this.decide((row) => firstValueFrom(this.api.acceptCorrection(row.id, row.version)));
  }
  protected reject(): Promise<void> {
    return this.decide((row) => firstValueFrom(this.api.rejectCorrection(row.id, row.version, this.why().trim())));
  }

  private decide(work: (row: CorrectionRow) => Promise<unknown>): Promise<void> {
    return this.carryOut(async () => {
      const row = this.opened();
      if (!row) return;
      await work(row);
      this.opened.set(null);
      this.rejecting.set(false);
      this.announcer.success(this.texts.t('staff.common.saved'));
      this.list.reload();
    });
  }

  private async carryOut(work: () => Promise<void>): Promise<void> {
    this.refusal.set(null);
    try {
      await work();
    } catch (error) {
      this.refusal.set(messageOf(error, this.texts));
    }
  }
}
