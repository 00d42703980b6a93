import { ChangeDetectionStrategy, Component, inject, input } from '@angular/core';
import { RouterOutlet } from '@angular/router';
import { LoadError, Loading } from '../../shared/states/states';
import { Consent } from './consent';
import { ConsentSheet } from './consent-sheet';

/** For the door before the camera: nobody photographs an ID card who has not read and agreed. */
@Component({
  selector: 'app-consent-gate',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [RouterOutlet, ConsentSheet, Loading, LoadError],
  template: `
    @if (consent.isActive()) {
      <router-outlet />
    } @else if (consent.value(); as asked) {
      <app-consent-sheet [id]="id()" [asked]="asked" />
    } @else if (consent.error(); as message) {
      <app-load-error [message]="message" (retry)="consent.reload()" />
    } @else {
      <app-loading class="pad" [rows]="4" />
    }
  `,
  styles: `
    :host {
      flex: 1;
      display: flex;
      flex-direction: column;
    }
    .pad {
      padding: 0 16px;
    }
  `,
})
export class ConsentGate {
  readonly id = input.required<string>();
  protected readonly consent = inject(Consent);
}
