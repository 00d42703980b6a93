import { ChangeDetectionStrategy, Component, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { NzButtonModule } from 'ng-zorro-antd/button';
import { NzIconModule } from 'ng-zorro-antd/icon';
import { ShanghaiPipe } from '../../../core/shanghai-time';
import { TextPipe } from '../../../core/texts';
import { StatusTag } from '../../../shared/status-tag/status-tag';
import { Draft } from '../draft/draft';

/** For the moment after: it has arrived, this is its number, and this is what comes next. */
@Component({
  selector: 'app-done-step',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [RouterLink, NzButtonModule, NzIconModule, ShanghaiPipe, StatusTag, TextPipe],
  template: `
    @if (draft.detail(); as detail) {
      <section class="card" data-testid="submitted">
        <nz-icon nzType="check-circle" nzTheme="fill" aria-hidden="true" class="mark" />
        <h2>{{ 'student.done.title' | t }}</h2>
        <app-status-tag [status]="detail.status" />
        @if (detail.number) {
          <p>
            {{ 'common.field.number' | t }} <b data-testid="number">{{ detail.number }}</b>
          </p>
        }
        @if (detail.submittedAt) {
          <p class="quiet">{{ 'common.field.submittedAt' | t }} {{ detail.submittedAt | shanghai }}</p>
        }
        <ol>
          <li class="past">{{ 'student.done.submitted' | t }}</li>
          <li>{{ 'student.done.center' | t: { center: detail.center.name } }}</li>
          <li>{{ 'student.done.university' | t }}</li>
          <li>{{ 'student.done.authority' | t }}</li>
        </ol>
        <p class="quiet left">{{ 'student.done.hint' | t }}</p>
      </section>
      <footer class="bar">
        <a nz-button routerLink="/" data-testid="to-home">{{ 'common.action.home' | t }}</a>
        <a nz-button nzType="primary" [routerLink]="['/applications', id()]" data-testid="to-detail">{{ 'student.action.details' | t }}</a>
      </footer>
    }
  `,
  styleUrl: './step.less',
  styles: `
    .card {
      display: grid;
      justify-items: center;
      gap: 8px;
      margin-top: 12px;
      padding: 32px 20px;
    }
    .mark {
      font-size: 64px;
      color: #22a35a;
    }
    h2 {
      margin: 8px 0 0;
      font-size: 22px;
    }
    p {
      margin: 0;
    }
    .left {
      justify-self: stretch;
    }
    ol {
      justify-self: stretch;
      list-style: none;
      counter-reset: step;
      margin: 18px 0 8px;
      padding: 16px;
      border-radius: 12px;
      background: #f4f7fc;
      display: grid;
      gap: 14px;
    }
    li {
      counter-increment: step;
      display: grid;
      grid-template-columns: 28px 1fr;
      align-items: center;
      gap: 10px;
    }
    li::before {
      content: counter(step);
      display: grid;
      place-items: center;
      width: 28px;
      height: 28px;
      border-radius: 50%;
      background: #dfe7f5;
      color: #3f4d63;
      font-weight: 600;
    }
    .past::before {
      content: '✓';
      background: var(--ok);
      color: #fff;
    }
  `,
})
export class DoneStep {
  readonly id = input.required<string>();
  protected readonly draft = inject(Draft);
}
