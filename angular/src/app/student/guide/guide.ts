import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { ApplicationsApi } from '../../api/applications-api';
import { messageOf } from '../../core/problem';
import { TextPipe, Texts } from '../../core/texts';
import { MarkdownLite } from '../../shared/markdown/markdown-lite';
import { LoadError, Loading } from '../../shared/states/states';

/** For the operation guide: the university's own text, as it maintains it. */
@Component({
  selector: 'app-guide',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [TextPipe, MarkdownLite, Loading, LoadError],
  template: `
    <h1>{{ 'student.guide.title' | t }}</h1>
    @if (error(); as message) {
      <app-load-error [message]="message" (retry)="guide.reload()" />
    } @else if (guide.hasValue()) {
      <article data-testid="guide"><app-markdown-lite [source]="guide.value().markdown" /></article>
    } @else {
      <app-loading [rows]="5" />
    }
  `,
  styles: `
    :host {
      display: block;
      max-width: 760px;
      margin: 0 auto;
    }
    h1 {
      margin: 8px 0 12px;
      font-size: 20px;
    }
    article {
      padding: 20px;
      border-radius: 16px;
      background: var(--surface);
      box-shadow: var(--shadow);
    }
  `,
})
export class Guide {
  private readonly api = inject(ApplicationsApi);
  private readonly texts = inject(Texts);
  protected readonly guide = rxResource({ stream: () => this.api.guide() });
  protected readonly error = computed(() => (this.guide.error() ? messageOf(this.guide.error(), this.texts) : null));
}
