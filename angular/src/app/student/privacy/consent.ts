import { computed, inject, Injectable } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { firstValueFrom } from 'rxjs';
import { PrivacyApi } from '../../api/privacy-api';
import { messageOf } from '../../core/problem';
import { Texts } from '../../core/texts';

/** For what the student has said about photos of documents, and what the server makes of it. */
@Injectable()
export class Consent {
  private readonly api = inject(PrivacyApi);
  private readonly texts = inject(Texts);
  /** In the language of the page: switching it fetches the other wording. */
  private readonly stored = rxResource({ params: () => this.texts.language(), stream: () => this.api.consent() });
  readonly value = computed(() => (this.stored.hasValue() ? this.stored.value() : null));
  readonly isActive = computed(() => this.value()?.state === 'Active');
  readonly error = computed(() => (this.stored.error() ? messageOf(this.stored.error(), this.texts) : null));

  reload(): void {
    this.stored.reload();
  }
  async give(version: number): Promise<void> {
    this.stored.set(await firstValueFrom(this.api.giveConsent(version)));
  }
  async withdraw(): Promise<void> {
    await firstValueFrom(this.api.withdrawConsent());
    this.reload();
  }
}
