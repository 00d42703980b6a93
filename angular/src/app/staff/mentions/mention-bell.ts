import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { NzIconModule } from 'ng-zorro-antd/icon';
import { TextPipe, Texts } from '../../core/texts';
import { MentionInbox } from './mention-inbox';

/** Mentions of the reviewer in the frame of every staff page, for those who sit at a desk. */
@Component({
  selector: 'app-mention-bell',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [NzIconModule, RouterLink, TextPipe],
  providers: [MentionInbox],
  template: `@if (inbox.side(); as side) {
    <a
      class="st-user"
      [routerLink]="['/staff/mentions', side]"
      [attr.aria-label]="label()"
      [title]="'staff.mentions.title' | t"
      data-testid="mention-bell"
    >
      <nz-icon nzType="bell" aria-hidden="true" />
      @if (inbox.count().unread; as n) {
        <span class="count" aria-hidden="true" data-testid="mention-count">{{ n }}{{ inbox.count().isCapped ? '+' : '' }}</span>
      }
    </a>
  }`,
  styles: `
    a {
      color: #1b2430;
      font-size: 18px;
    }
    .count {
      min-width: 20px;
      padding: 0 6px;
      border-radius: 10px;
      background: #b42318;
      color: #fff;
      text-align: center;
      font-size: 12px;
      line-height: 20px;
    }
  `,
})
export class MentionBell {
  private readonly texts = inject(Texts);
  protected readonly inbox = inject(MentionInbox);
  protected readonly label = computed(() => {
    const { unread, isCapped } = this.inbox.count();
    return unread === 0
      ? this.texts.t('staff.mentions.title')
      : this.texts.t('staff.mentions.unread', { n: isCapped ? `${unread}+` : unread });
  });
}
