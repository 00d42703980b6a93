import { EnvironmentInjector, inject, Injectable } from '@angular/core';

/** For operations that need a fresh proof of who is there: opens the dialog that asks for it, one for however many requests wait. */
@Injectable({ providedIn: 'root' })
export class ConfirmIdentity {
  private readonly injector = inject(EnvironmentInjector);
  private asking: Promise<boolean> | null = null;

  /** Whether the user proved it. The dialog's code comes only when it is needed. */
  ask(): Promise<boolean> {
    return (this.asking ??= import('../shared/confirm-identity/confirm-identity-dialog')
      .then((dialog) => dialog.openConfirmIdentity(this.injector))
      .finally(() => (this.asking = null)));
  }
}
