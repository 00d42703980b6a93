import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { Router } from '@angular/router';
import { NzButtonModule } from 'ng-zorro-antd/button';
import { firstValueFrom } from 'rxjs';
import { NoticeDto } from '../../api/models';
import { NotificationsApi } from '../../api/notifications-api';
import { messageOf } from '../../core/problem';
import { ShanghaiPipe } from '../../core/shanghai-time';
import { TextPipe, Texts } from '../../core/texts';
import { Empty, LoadError, Loading } from '../../shared/states/states';
import { UnreadNotices } from '../layout/unread-notices';

/** For the notices: what has happened to one's applications, newest first; a tap marks it read and opens the record. */
@Component({
  selector: 'app-notices',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [NzButtonModule, ShanghaiPipe, TextPipe, Empty, Loading, LoadError],
  template: `
    <div class="head">
      <h1>{{ 'student.notices.title' | t }}</h1>
      @if (hasUnread()) {
        <button nz-button nzType="link" type="button" (click)="readAll()" data-testid="read-all">
          {{ 'student.notices.readAll' | t }}
        </button>
      }
    </div>
    @if (error(); as message) {
      <app-load-error [message]="message" (retry)="load()" />
    }
    @if (notices(); as list) {
      <ul>
        @for (notice of list; track notice.id) {
          <li>
            <button type="button" [class.unread]="!notice.readAt" (click)="open(notice)" data-testid="notice">
              <span class="line">
                <b>
                  @if (!notice.readAt) {
                    <span class="dot" aria-hidden="true"></span><span class="sr-only">{{ 'student.notices.new' | t }}</span>
                  }
                  {{ notice.title }}
                </b>
                <time>{{ notice.at | shanghai }}</time>
              </span>
              <span class="body">{{ notice.body }}</span>
            </button>
          </li>
        } @empty {
          <li class="none"><app-empty icon="bell" [text]="'student.notices.empty' | t" /></li>
        }
      </ul>
      @if (next()) {
        <button nz-button nzBlock type="button" class="more" [nzLoading]="isLoading()" (click)="load()">
          {{ 'student.notices.more' | t }}
        </button>
      }
    } @else if (!error()) {
      <app-loading />
    }
  `,
  styles: `
    :host {
      display: block;
      max-width: 720px;
      margin: 0 auto;
    }
    .head {
      display: flex;
      justify-content: space-between;
      align-items: center;
      min-height: 48px;
    }
    h1 {
      margin: 0;
      font-size: 20px;
    }
    ul {
      list-style: none;
      display: grid;
      gap: 10px;
      margin: 6px 0 14px;
      padding: 0;
    }
    li button {
      display: grid;
      gap: 4px;
      width: 100%;
      padding: 14px 16px;
      border: 0;
      border-radius: 14px;
      background: var(--surface);
      box-shadow: var(--shadow);
      text-align: left;
      cursor: pointer;
    }
    .line {
      display: flex;
      flex-wrap: wrap;
      justify-content: space-between;
      gap: 2px 12px;
    }
    b {
      font-size: 15px;
      font-weight: 500;
    }
    .unread b {
      font-weight: 700;
    }
    .dot {
      display: inline-block;
      width: 8px;
      height: 8px;
      margin-right: 6px;
      border-radius: 50%;
      background: #c8202b;
      vertical-align: 2px;
    }
    time,
    .body {
      color: var(--ink-2);
      font-size: 13px;
    }
    .body {
      font-size: 14px;
      white-space: pre-line;
      overflow-wrap: anywhere;
    }
    .none {
      border-radius: 16px;
      background: var(--surface);
    }
    .more {
      height: 48px;
      border-radius: 14px;
    }
  `,
})
export class Notices {
  private readonly api = inject(NotificationsApi);
  private readonly router = inject(Router);
  private readonly texts = inject(Texts);
  private readonly unread = inject(UnreadNotices);
  protected readonly notices = signal<NoticeDto[] | null>(null);
  protected readonly next = signal<string | null>(null);
  protected readonly error = signal<string | null>(null);
  protected readonly isLoading = signal(false);
  protected readonly hasUnread = computed(() => this.notices()?.some((notice) => !notice.readAt) ?? false);

  constructor() {
    void this.load();
  }

  protected async load(): Promise<void> {
    this.isLoading.set(true);
    this.error.set(null);
    try {
      const page = await firstValueFrom(this.api.mine(this.next()));
      this.notices.update((list) => [...(list ?? []), ...page.items]);
      this.next.set(page.next);
      this.unread.set(page.unread);
    } catch (error) {
      this.error.set(messageOf(error, this.texts));
    } finally {
      this.isLoading.set(false);
    }
  }

  protected async open(notice: NoticeDto): Promise<void> {
    if (!notice.readAt) {
      await firstValueFrom(this.api.read(notice.id));
      this.mark((other) => other.id === notice.id);
      this.unread.refresh();
    }
    if (notice.applicationId) {
      await this.router.navigate(['/applications', notice.applicationId]);
    }
  }

  protected async readAll(): Promise<void> {
    await firstValueFrom(this.api.readAll());
    this.mark(() => true);
    this.unread.set(0);
  }

  private mark(which: (notice: NoticeDto) => boolean): void {
    const readAt = new Date().toISOString();
    this.notices.update((list) => list?.map((notice) => (which(notice) && !notice.readAt ? { ...notice, readAt } : notice)) ?? null);
  }
}
