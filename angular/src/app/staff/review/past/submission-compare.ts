import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import { photoUrl } from '../../../api/applications-api';
import { PhotoKind, SubmissionDto, SubmittedPhoto } from '../../../api/models';
import { ShanghaiPipe } from '../../../core/shanghai-time';
import { TextOfPipe, TextPipe, Texts } from '../../../core/texts';
import { PhotoPreview } from '../../../shared/photos/photo-preview';
import { RejectionPoints } from '../../../shared/rejection/rejection-points';
import { SUBMISSION_FIELDS, answeredBy, valueOf } from './submission-rows';

const KINDS: readonly PhotoKind[] = ['IdFront', 'IdBack', 'Certificate'];

/** For the next round: what the last rejection asked for, and what was submitted before and after, side by side. */
@Component({
  selector: 'app-submission-compare',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [PhotoPreview, RejectionPoints, ShanghaiPipe, TextOfPipe, TextPipe],
  template: `
    @if (after().asked; as asked) {
      <section class="asked" data-testid="asked">
        <b>{{ 'staff.past.asked' | t: { name: asked.byName } }}</b> <small>{{ asked.at | shanghai }}</small>
        <app-rejection-points [of]="asked" />
        @if (asked.note) {
          <p>{{ asked.note }}</p>
        }
        @for (answer of after().unchanged; track answer.item) {
          <p class="kept" [attr.data-testid]="'kept-' + answer.item">
            <b>{{ 'common.field' | tOf: answer.item }}</b> {{ 'staff.past.kept' | t }} <q>{{ answer.unchanged }}</q>
          </p>
        }
      </section>
    }
    @if (before(); as old) {
      <label class="all"
        ><input type="checkbox" [checked]="showsAll()" (change)="showsAll.set(!showsAll())" /> {{ 'staff.past.showAll' | t }}</label
      >
      <table data-testid="compare">
        <thead>
          <tr>
            <th></th>
            <th>
              {{ 'staff.past.before' | t }} <small>{{ old.submittedAt | shanghai }}</small>
            </th>
            <th>
              {{ 'staff.past.after' | t }} <small>{{ after().submittedAt | shanghai }}</small>
            </th>
          </tr>
        </thead>
        <tbody>
          @for (row of rows(); track row.field) {
            <tr [class.changed]="row.isChanged" [attr.data-field]="row.field">
              <th>
                {{ 'common.field' | tOf: row.field }}
                @if (row.isChanged) {
                  <small class="mark">{{ 'staff.past.changed' | t }}</small>
                } @else if (row.isAsked) {
                  <small>{{ 'staff.past.notChanged' | t }}</small>
                }
              </th>
              <td>{{ row.before }}</td>
              <td>{{ row.after }}</td>
            </tr>
          }
          @for (row of photos(); track row.kind) {
            <tr [class.changed]="row.isChanged" [attr.data-field]="'photos.' + row.kind">
              <th>
                {{ 'common.photoKind' | tOf: row.kind }}
                @if (row.isChanged) {
                  <small class="mark">{{ 'staff.past.changed' | t }}</small>
                } @else if (row.isAsked) {
                  <small>{{ 'staff.past.notChanged' | t }}</small>
                }
              </th>
              @for (picture of row.pictures; track $index) {
                <td>
                  @if (picture) {
                    <button type="button" (click)="preview.show()" [attr.aria-label]="'common.photo.open' | t: { name: picture.name }">
                      <img [src]="picture.small" [alt]="picture.name" loading="lazy" />
                    </button>
                    <app-photo-preview #preview [src]="picture.large" [alt]="picture.name" />
                  } @else {
                    {{ 'staff.past.gone' | t }}
                  }
                </td>
              }
            </tr>
          }
        </tbody>
      </table>
    } @else {
      <p>{{ 'staff.past.nothingBefore' | t }}</p>
    }
  `,
  styles: `
    .asked {
      margin-bottom: 8px;
      padding: 6px 10px;
      border: 1px solid #f1c3bf;
      border-radius: 8px;
      background: #fdf1f0;
      color: #8a1c15;
    }
    .asked p {
      margin: 4px 0 0;
    }
    .kept {
      color: #414c5a;
    }
    .all {
      display: block;
      margin-bottom: 4px;
    }
    table {
      width: 100%;
      table-layout: fixed;
      border-collapse: collapse;
    }
    th:first-child {
      width: 92px;
      color: #52606f;
    }
    th,
    td {
      padding: 4px 6px;
      border-bottom: 1px solid #f0f2f5;
      font-weight: 400;
      text-align: left;
      vertical-align: top;
      white-space: pre-line;
      overflow-wrap: anywhere;
    }
    small {
      color: #5c6876;
      font-size: 12px;
    }
    th small {
      display: block;
    }
    .changed td:last-child {
      background: #fff6dc;
    }
    .changed td:nth-child(2) {
      background: #f7f8fa;
    }
    .mark {
      color: #8a5a00;
    }
    td button {
      padding: 0;
      border: 1px solid #dfe4ea;
      border-radius: 6px;
      background: none;
      cursor: zoom-in;
    }
    td button:focus-visible {
      outline: 2px solid #1f6feb;
    }
    img {
      display: block;
      width: 100%;
      max-height: 150px;
      border-radius: 6px;
      object-fit: contain;
    }
  `,
})
export class SubmissionCompare {
  readonly applicationId = input.required<string>();
  /** All of them, the first one first. */
  readonly submissions = input.required<readonly SubmissionDto[]>();

  private readonly texts = inject(Texts);
  protected readonly showsAll = signal(false);
  protected readonly after = computed(() => this.submissions().at(-1)!);
  protected readonly before = computed(() => answeredBy(this.submissions(), this.after()));
  private readonly asked = computed(() => new Set(this.after().asked?.items ?? []));
  protected readonly rows = computed(() => {
    const before = this.before();
    return before
      ? SUBMISSION_FIELDS.map((field) => ({
          field,
          before: this.say(before, field),
          after: this.say(this.after(), field),
          isChanged: this.after().changed.includes(field),
          isAsked: this.asked().has(field),
        })).filter((row) => this.showsAll() || row.isChanged || row.isAsked)
      : [];
  });
  protected readonly photos = computed(() =>
    KINDS.map((kind) => ({
      kind,
      isChanged: this.after().changed.includes(`photos.${kind}`),
      isAsked: this.asked().has(`photos.${kind}`),
      pictures: [this.before(), this.after()].map((submission) => this.pictureOf(submission?.photos.find((photo) => photo.kind === kind))),
    })).filter((row) => this.showsAll() || row.isChanged || row.isAsked),
  );

  private say(submission: SubmissionDto, field: string): string {
    return valueOf(submission, field, (level) => this.texts.of(`common.level.${level}`)) || '–';
  }

  private pictureOf(photo: SubmittedPhoto | undefined) {
    return photo?.isKept
      ? {
          name: this.texts.of(`common.photoKind.${photo.kind}`),
          small: photoUrl(this.applicationId(), photo.id, 'thumbnail'),
          large: photoUrl(this.applicationId(), photo.id, photo.isOptimised ? 'optimised' : 'full'),
        }
      : null;
  }
}
