import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { NzButtonModule } from 'ng-zorro-antd/button';
import { NzIconModule } from 'ng-zorro-antd/icon';
import { NzTagModule } from 'ng-zorro-antd/tag';
import { MaintainedTag, TagsApi } from '../../api/tags-api';
import { Announcer } from '../../core/announcer';
import { TextPipe, Texts } from '../../core/texts';
import { ListStates } from '../form/list-states';
import { TagForm } from './tag-form';
import { TagPill } from './tag-pill';

/** The tags that desks may put on cases. */
@Component({
  selector: 'app-tags',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [ListStates, NzButtonModule, NzIconModule, NzTagModule, TagForm, TagPill, TextPipe],
  template: `<header class="st-head">
      <h1>{{ 'staff.menu.tags' | t }}</h1>
      <span class="st-space"></span>
      <button nz-button nzType="primary" type="button" (click)="editing.set('new')" data-testid="new">
        <nz-icon nzType="plus" aria-hidden="true" /><span>{{ 'staff.tags.new' | t }}</span>
      </button>
    </header>
    <p class="st-note">{{ 'staff.tags.lead' | t }}</p>
    <section class="st-card">
      <app-list-states [loading]="list.isLoading()" [failed]="!!list.error()" [empty]="rows().length === 0" (retried)="list.reload()">
        <div class="st-scroll" tabindex="0" role="region" [attr.aria-label]="'staff.menu.tags' | t">
          <table class="st-table">
            <thead>
              <tr>
                <th>{{ 'staff.tags.chinese' | t }}</th>
                <th>{{ 'staff.tags.english' | t }}</th>
                <th>{{ 'staff.common.state' | t }}</th>
                <th class="act">{{ 'staff.common.actions' | t }}</th>
              </tr>
            </thead>
            <tbody>
              @for (tag of rows(); track tag.id) {
                <tr data-testid="list-row">
                  <td><app-tag-pill [name]="tag.chinese" [color]="tag.color" [retired]="tag.isRetired" /></td>
                  <td>{{ tag.english }}</td>
                  <td>
                    <nz-tag [nzColor]="tag.isRetired ? 'default' : 'green'">{{
                      (tag.isRetired ? 'staff.common.inactive' : 'staff.common.active') | t
                    }}</nz-tag>
                  </td>
                  <td class="act">
                    <button nz-button nzType="link" nzSize="small" type="button" (click)="editing.set(tag)" data-testid="edit">
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
      <app-tag-form [tag]="what === 'new' ? null : what" (saved)="saved()" (closed)="editing.set(null)" />
    }`,
})
export class Tags {
  private readonly api = inject(TagsApi);
  private readonly announcer = inject(Announcer);
  private readonly texts = inject(Texts);
  protected readonly editing = signal<MaintainedTag | 'new' | null>(null);
  protected readonly list = rxResource({ stream: () => this.api.list() });
  protected readonly rows = computed(() => (this.list.hasValue() ? this.list.value().items : []));

  protected saved(): void {
    this.editing.set(null);
    this.announcer.success(this.texts.t('staff.common.saved'));
    this.list.reload();
  }
}
