import { ChangeDetectionStrategy, Component, ElementRef, inject, input, linkedSignal, signal, viewChild } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { RouterLink } from '@angular/router';
import { NzButtonModule } from 'ng-zorro-antd/button';
import { NzIconModule } from 'ng-zorro-antd/icon';
import { ApplicationsApi } from '../../api/applications-api';
import { PhotoConsent } from '../../api/privacy-models';
import { messageOf, Problem } from '../../core/problem';
import { TextPipe, Texts } from '../../core/texts';
import { ContactBlock } from '../home/contact-block';
import { Consent } from './consent';
import { ConsentTextView } from './consent-text';

/** For asking, before the first photo, whether documents may be photographed: all is said first, nothing is ticked, and no is an answer. */
@Component({
  selector: 'app-consent-sheet',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [RouterLink, NzButtonModule, NzIconModule, ConsentTextView, ContactBlock, TextPipe],
  template: `
    @if (refused()) {
      <section class="card" data-testid="consent-refused">
        <h2 #heading tabindex="-1">{{ 'student.privacy.refusedTitle' | t }}</h2>
        <p>{{ 'student.privacy.refusedText' | t }}</p>
        <p class="quiet">{{ 'student.privacy.refusedDraft' | t }}</p>
      </section>
      @if (home.hasValue()) {
        <app-contact-block class="contacts" [contacts]="home.value().contacts" />
      }
      <footer class="bar">
        <a nz-button [routerLink]="['/apply', id(), 'info']">{{ 'student.privacy.backToForm' | t }}</a>
        <button nz-button nzType="primary" type="button" (click)="refused.set(false)" data-testid="consent-reread">
          {{ 'student.privacy.readAgain' | t }}
        </button>
      </footer>
    } @else {
      <section class="card" data-testid="consent-sheet">
        <h2><nz-icon nzType="safety-certificate" aria-hidden="true" />{{ 'student.privacy.sheetTitle' | t }}</h2>
        @if (asked().state === 'Outdated') {
          <p class="changed" role="status" data-testid="consent-changed">{{ 'student.privacy.changed' | t }}</p>
        }
        <p class="lead">{{ 'student.privacy.lead' | t }}</p>
        <app-consent-text [text]="asked().wording.text" />
        <p class="quiet version">{{ 'student.privacy.version' | t: { version: asked().wording.version } }}</p>
      </section>
      <label class="card agree">
        <input type="checkbox" [checked]="read()" (change)="read.set($any($event.target).checked)" data-testid="consent-read" />
        <span>{{ 'student.privacy.agree' | t }}</span>
      </label>
      @if (error(); as message) {
        <p class="fault" role="alert">{{ message }}</p>
      }
      <footer class="bar">
        <button nz-button type="button" (click)="refuse()" data-testid="consent-refuse">{{ 'student.privacy.refuse' | t }}</button>
        <button
          nz-button
          nzType="primary"
          type="button"
          [disabled]="!read()"
          [nzLoading]="busy()"
          (click)="give()"
          data-testid="consent-give"
        >
          {{ 'student.privacy.give' | t }}
        </button>
      </footer>
    }
  `,
  styleUrl: '../apply/steps/step.less',
  styles: `
    h2 {
      display: flex;
      gap: 8px;
      align-items: center;
      margin-bottom: 10px;
      font-size: 18px;
    }
    h2 nz-icon {
      color: var(--brand);
    }
    .lead {
      margin: 0 0 16px;
      line-height: 1.75;
    }
    .changed {
      padding: 10px 12px;
      border-radius: 10px;
      background: var(--brand-soft);
    }
    .version {
      margin: 14px 0 0;
    }
    .agree {
      display: flex;
      gap: 12px;
      align-items: flex-start;
      line-height: 1.7;
      cursor: pointer;
    }
    .agree input {
      flex: none;
      width: 22px;
      height: 22px;
      margin: 2px 0 0;
    }
    .contacts {
      display: block;
      margin: 0 16px 14px;
    }
    .fault {
      margin: 0 16px 12px;
    }
  `,
})
export class ConsentSheet {
  readonly id = input.required<string>();
  readonly asked = input.required<PhotoConsent>();
  private readonly consent = inject(Consent);
  private readonly texts = inject(Texts);
  private readonly api = inject(ApplicationsApi);
  private readonly heading = viewChild<ElementRef<HTMLElement>>('heading');
  protected readonly home = rxResource({ stream: () => this.api.home() });
  protected readonly refused = signal(false);
  /** A tick belongs to the wording it was made under. */
  protected readonly read = linkedSignal({ source: () => this.asked().wording.version, computation: () => false });
  protected readonly busy = signal(false);
  protected readonly error = signal<string | null>(null);

  protected refuse(): void {
    this.refused.set(true);
    setTimeout(() => this.heading()?.nativeElement.focus());
  }

  protected async give(): Promise<void> {
    this.busy.set(true);
    this.error.set(null);
    try {
      await this.consent.give(this.asked().wording.version);
    } catch (error) {
      this.error.set(messageOf(error, this.texts));
      if (error instanceof Problem && error.code === 'Applications:ConsentOutdated') {
        this.consent.reload();
      }
    } finally {
      this.busy.set(false);
    }
  }
}
