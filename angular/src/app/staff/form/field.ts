import { ChangeDetectionStrategy, Component, ElementRef, effect, inject, input } from '@angular/core';
import { TextKey, TextPipe } from '../../core/texts';

/** One labelled form field: ties label, help and error to the control inside, so that every form reads alike aloud. */
@Component({
  selector: 'app-field',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [TextPipe],
  host: { class: 'st-field' },
  template: `<label [attr.for]="for()" [class.st-required]="required()">{{ label() | t }}</label>
    <ng-content />
    @if (help(); as key) {
      <p class="help">{{ key | t }}</p>
    }
    @if (error(); as text) {
      <p class="error" [id]="for() + '-error'" role="alert">{{ text }}</p>
    }`,
})
export class Field {
  readonly label = input.required<TextKey>();
  readonly for = input.required<string>();
  readonly required = input(false);
  readonly help = input<TextKey>();
  readonly error = input<string | null>(null);

  constructor() {
    const host: ElementRef<HTMLElement> = inject(ElementRef);
    effect(() => {
      const failed = this.error() !== null;
      const control = host.nativeElement.querySelector(`#${this.for()}`);
      if (!control) return;
      control.setAttribute('aria-invalid', String(failed));
      if (failed) control.setAttribute('aria-describedby', `${this.for()}-error`);
      else control.removeAttribute('aria-describedby');
    });
  }
}
