import { ChangeDetectionStrategy, Component, input, output } from '@angular/core';
import { NzButtonModule } from 'ng-zorro-antd/button';
import { NzIconModule } from 'ng-zorro-antd/icon';
import { TextPipe } from '../../core/texts';

/** For the time until the data is there: grey bars of about the final height, so nothing jumps. */
@Component({
  selector: 'app-loading',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [TextPipe],
  template: `
    <span class="sr-only" role="status">{{ 'common.state.loading' | t }}</span>
    @for (row of [].constructor(rows()); track $index) {
      <span class="bar" aria-hidden="true"></span>
    }
  `,
  styles: `
    :host {
      display: grid;
      gap: 14px;
    }
    .bar {
      height: 92px;
      border-radius: 14px;
      background: linear-gradient(100deg, #eef1f6 30%, #f8f9fc 50%, #eef1f6 70%) 0 / 300% 100%;
      animation: glide 1.4s linear infinite;
    }
    @keyframes glide {
      from {
        background-position: 100% 0;
      }
      to {
        background-position: 0 0;
      }
    }
  `,
})
export class Loading {
  readonly rows = input(3);
}

/** For data that could not be read: says why and offers another try. */
@Component({
  selector: 'app-load-error',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [NzButtonModule, NzIconModule, TextPipe],
  template: `
    <div class="state" role="alert" data-testid="load-error">
      <nz-icon nzType="disconnect" aria-hidden="true" />
      <p>{{ message() || ('common.error.any' | t) }}</p>
      <button nz-button type="button" (click)="retry.emit()">{{ 'common.action.retry' | t }}</button>
    </div>
  `,
})
export class LoadError {
  readonly message = input<string | null>(null);
  readonly retry = output<void>();
}

/** For a list without entries: says so, and leaves room for what to do next. */
@Component({
  selector: 'app-empty',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [NzIconModule],
  template: `
    <div class="state">
      <nz-icon [nzType]="icon()" aria-hidden="true" />
      <p>{{ text() }}</p>
      <ng-content />
    </div>
  `,
})
export class Empty {
  readonly text = input.required<string>();
  readonly icon = input('inbox');
}
