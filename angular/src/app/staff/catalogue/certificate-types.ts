import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { NzButtonModule } from 'ng-zorro-antd/button';
import { NzIconModule } from 'ng-zorro-antd/icon';
import { NzTagModule } from 'ng-zorro-antd/tag';
import { CatalogueApi } from '../../api/catalogue-api';
import { CertificateTypeDto } from '../../api/models';
import { Announcer } from '../../core/announcer';
import { TextOfPipe, TextPipe, Texts } from '../../core/texts';
import { ListStates } from '../form/list-states';
import { CertificateTypeForm } from './certificate-type-form';

/** The certificates students may choose from, their levels and the courses each level exempts. */
@Component({
  selector: 'app-certificate-types',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [CertificateTypeForm, ListStates, NzButtonModule, NzIconModule, NzTagModule, TextOfPipe, TextPipe],
  template: `<header class="st-head">
      <h1>{{ 'staff.menu.certificates' | t }}</h1>
      <span class="st-space"></span>
      <button nz-button nzType="primary" type="button" (click)="editing.set('new')" data-testid="new">
        <nz-icon nzType="plus" aria-hidden="true" /><span>{{ 'staff.certificates.new' | t }}</span>
      </button>
    </header>
    <section class="st-card">
      <app-list-states [loading]="list.isLoading()" [failed]="!!list.error()" [empty]="rows().length === 0" (retried)="list.reload()">
        <div class="st-scroll" tabindex="0" role="region" [attr.aria-label]="'staff.menu.certificates' | t">
          <table class="st-table">
            <thead>
              <tr>
                <th>{{ 'staff.certificates.code' | t }}</th>
                <th>{{ 'staff.certificates.name' | t }}</th>
                <th>{{ 'staff.certificates.levels' | t }}</th>
                <th>{{ 'staff.certificates.validity' | t }}</th>
                <th>{{ 'staff.common.state' | t }}</th>
                <th class="act">{{ 'staff.common.actions' | t }}</th>
              </tr>
            </thead>
            <tbody>
              @for (type of rows(); track type.id) {
                <tr data-testid="list-row">
                  <td class="st-digits">{{ type.code }}</td>
                  <td>
                    <b>{{ type.name }}</b><small>{{ type.issuer }}</small>
                  </td>
                  <td>
                    @for (level of type.levels; track level.level) {
                      <div>
                        {{ 'common.level' | tOf: level.level }}
                        <small class="st-inline">{{ names(level.courses) }}</small>
                      </div>
                    }
                  </td>
                  <td>{{ (type.hasExpiry ? 'staff.certificates.expires' : 'staff.review.noExpiry') | t }}</td>
                  <td>
                    <nz-tag [nzColor]="type.isActive ? 'green' : 'default'">{{
                      (type.isActive ? 'staff.common.active' : 'staff.common.inactive') | t
                    }}</nz-tag>
                  </td>
                  <td class="act">
                    <button nz-button nzType="link" nzSize="small" type="button" (click)="editing.set(type)" data-testid="edit">
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
      <app-certificate-type-form [type]="what === 'new' ? null : what" (saved)="saved()" (closed)="editing.set(null)" />
    }`,
})
export class CertificateTypes {
  private readonly api = inject(CatalogueApi);
  private readonly announcer = inject(Announcer);
  private readonly texts = inject(Texts);
  protected readonly editing = signal<CertificateTypeDto | 'new' | null>(null);
  protected readonly list = rxResource({ stream: () => this.api.certificateTypes() });
  protected readonly rows = computed(() => (this.list.hasValue() ? this.list.value().items : []));

  protected names(courses: readonly { name: string }[]): string {
    return courses.map((c) => c.name).join(this.texts.t('staff.common.comma'));
  }

  protected saved(): void {
    this.editing.set(null);
    this.announcer.success(this.texts.t('staff.common.saved'));
    this.list.reload();
  }
}
