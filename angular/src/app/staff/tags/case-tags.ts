import { ChangeDetectionStrategy, Component, computed, inject, input, linkedSignal, signal } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import { NzIconModule } from 'ng-zorro-antd/icon';
import { ReviewDetail, ReviewSide } from '../../api/models';
import { CaseTag, TagsApi } from '../../api/tags-api';
import { messageOf } from '../../core/problem';
import { TextPipe, Texts } from '../../core/texts';
import { TagPill } from './tag-pill';
import { tagsOf } from './tags-of';

/** The tags of the open case: put one on, take one off. */
@Component({
  selector: 'app-case-tags',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [NzIconModule, TagPill, TextPipe],
  template: `@if (shown().length > 0 || free().length > 0) {
    <div class="tags" role="group" [attr.aria-label]="'staff.tags.title' | t" data-testid="case-tags">
      @for (tag of shown(); track tag.id) {
        <span class="tag"
          ><app-tag-pill [name]="tag.name" [color]="tag.color" [retired]="tag.isRetired" /><button
            type="button"
            [attr.aria-label]="'staff.tags.takeOff' | t: { name: tag.name }"
            (click)="set(tag, false)"
            data-testid="tag-off"
          >
            <nz-icon nzType="close" aria-hidden="true" /></button
        ></span>
      }
      @if (free().length > 0) {
        <select id="tagOn" [attr.aria-label]="'staff.tags.putOn' | t" [value]="''" (change)="choose($event)" data-testid="tag-on">
          <option value="">+ {{ 'staff.tags.putOn' | t }}</option>
          @for (tag of free(); track tag.id) {
            <option [value]="tag.id">{{ tag.name }}</option>
          }
        </select>
      }
      @if (refusal(); as words) {
        <small role="alert">{{ words }}</small>
      }
    </div>
  }`,
  styles: `
    .tags {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 6px;
      padding: 8px 16px 0;
    }
    .tag {
      display: inline-flex;
      align-items: center;
    }
    button {
      width: 24px;
      height: 24px;
      padding: 0;
      border: 0;
      background: none;
      color: #52606f;
      font-size: 11px;
      cursor: pointer;
    }
    select {
      height: 24px;
      max-width: 160px;
      padding: 0 4px;
      border: 1px dashed #8b97a5;
      border-radius: 10px;
      background: #fff;
      color: #3d4855;
      font-size: 12px;
    }
    small {
      color: #b42318;
    }
  `,
})
export class CaseTags {
  readonly side = input.required<ReviewSide>();
  readonly detail = input.required<ReviewDetail>();
  readonly choices = input.required<readonly CaseTag[]>();

  private readonly api = inject(TagsApi);
  private readonly texts = inject(Texts);
  private readonly on = linkedSignal<readonly string[]>(() => this.detail().tagIds);
  protected readonly refusal = signal<string | null>(null);
  protected readonly shown = computed(() => tagsOf(this.on(), this.choices()));
  protected readonly free = computed(() => this.choices().filter((t) => !t.isRetired && !this.on().includes(t.id)));

  protected choose(event: Event): void {
    const box = event.target as HTMLSelectElement;
    const tag = this.free().find((t) => t.id === box.value);
    box.value = '';
    if (tag) void this.set(tag, true);
  }

  /** Shown at once; taken back where the server says no. */
  protected async set(tag: CaseTag, on: boolean): Promise<void> {
    const [side, id] = [this.side(), this.detail().id];
    const put = (there: boolean) => this.on.update((ids) => [...ids.filter((i) => i !== tag.id), ...(there ? [tag.id] : [])]);
    this.refusal.set(null);
    put(on);
    try {
      await firstValueFrom(on ? this.api.putOn(side, id, tag.id) : this.api.takeOff(side, id, tag.id));
    } catch (error) {
      if (this.detail().id !== id) return;
      put(!on);
      this.refusal.set(messageOf(error, this.texts));
    }
  }
}
