import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import { consentParts, ConsentText } from '../../api/privacy-models';
import { TextOfPipe } from '../../core/texts';

/** For reading what happens to photos of documents, part by part under its question. */
@Component({
  selector: 'app-consent-text',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [TextOfPipe],
  template: `
    @for (part of parts; track part) {
      <section>
        <h3>{{ 'student.privacy.part' | tOf: part }}</h3>
        <p>{{ text()[part] }}</p>
      </section>
    }
  `,
  styles: `
    :host {
      display: grid;
      gap: 14px;
    }
    h3 {
      margin: 0 0 4px;
      font-size: 15px;
      font-weight: 600;
    }
    p {
      margin: 0;
      color: #3f4d63;
      line-height: 1.75;
      white-space: pre-line;
      overflow-wrap: anywhere;
    }
  `,
})
export class ConsentTextView {
  readonly text = input.required<ConsentText>();
  protected readonly parts = consentParts;
}
