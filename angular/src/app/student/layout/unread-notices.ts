import { inject, Injectable, signal } from '@angular/core';
import { NotificationsApi } from '../../api/notifications-api';

/** For the badge at the bell: how many notices are unread; asked again when the page is looked at again. */
@Injectable({ providedIn: 'root' })
export class UnreadNotices {
  private readonly api = inject(NotificationsApi);
  private readonly amount = signal(0);
  readonly count = this.amount.asReadonly();

  refresh(): void {
    this.api.unread().subscribe({ next: ({ count }) => this.amount.set(count), error: () => undefined });
  }
  set(count: number): void {
    this.amount.set(count);
  }
}
