import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { NzIconModule } from 'ng-zorro-antd/icon';
import { NzModalModule } from 'ng-zorro-antd/modal';
import { photoUrl } from '../../../api/applications-api';
import { ReviewSide } from '../../../api/models';
import { ReviewApi } from '../../../api/review-api';
import { ShanghaiPipe } from '../../../core/shanghai-time';
import { TextOfPipe, TextPipe, Texts } from '../../../core/texts';
import { PhotoPreview } from '../../../shared/photos/photo-preview';
import { RejectionPoints } from '../../../shared/rejection/rejection-points';
import { ListStates } from '../../form/list-states';
import { SUBMISSION_FIELDS, valueOf } from './submission-rows';

/** The case as it lay before whoever decided: what was submitted, with which photos, and what was ticked. */
@Component({
  selector: 'app-past-case',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [ListStates, NzIconModule, NzModalModule, PhotoPreview, RejectionPoints, ShanghaiPipe, TextOfPipe, TextPipe],
  template: `<nz-modal [nzVisible]="true" [nzWidth]="760" [nzTitle]="'staff.past.title' | t" [nzFooter]="null" (nzOnCancel)="closed.emit()">
    <ng-container *nzModalContent>
      <app-list-states [loading]="loaded.isLoading()" [failed]="!!loaded.error()" [empty]="false" (retried)="loaded.reload()">
        @if (past(); as p) {
          <div data-testid="past-case">
            <p class="who">
              <b>{{ 'common.handling' | tOf: p.record.action }}</b> {{ p.record.actorName }} · {{ p.record.at | shanghai: 'second' }}
            </p>
            @if (p.record.reasons.length) {
              <app-rejection-points [of]="p.record" />
            }
            @if (p.record.note) {
              <p class="said">{{ p.record.note }}</p>
            }
            @if (p.submission; as s) {
              <h3>
                {{ 'staff.past.submission' | t: { n: s.number } }} <small>{{ s.submittedAt | shanghai }}</small>
              </h3>
              <dl>
                <dt>{{ 'common.field.name' | t }}</dt>
                <dd>{{ s.studentName }} · {{ s.admissionTicketNumber }} · {{ s.majorName }}</dd>
                @for (row of rows(); track row.field) {
                  <dt>{{ 'common.field' | tOf: row.field }}</dt>
                  <dd>{{ row.value }}</dd>
                }
              </dl>
              <div class="photos">
                @for (photo of pictures(); track photo.id) {
                  <figure>
                    @if (photo.isKept) {
                      <button type="button" (click)="preview.show()" [attr.aria-label]="'common.photo.open' | t: { name: photo.name }">
                        <img [src]="photo.small" [alt]="photo.name" />
                      </button>
                      <app-photo-preview #preview [src]="photo.large" [alt]="photo.name" />
                    } @else {
                      <p>{{ 'staff.past.gone' | t }}</p>
                    }
                    <figcaption>{{ photo.name }}</figcaption>
                  </figure>
                }
              </div>
            } @else {
              <p>{{ 'staff.past.noSubmission' | t }}</p>
            }
            @if (p.checklist; as checklist) {
              <h3>{{ 'staff.review.checklist' | t }}</h3>
              <ul class="ticks">
                @for (point of checklist; track point.code) {
                  <li [class.on]="point.checked">
                    <nz-icon [nzType]="point.checked ? 'check' : 'minus'" aria-hidden="true" /><span class="sr-only">{{
                      (point.checked ? 'staff.past.ticked' : 'staff.past.notTicked') | t
                    }}</span>
                    {{ point.text }}
                  </li>
                }
              </ul>
            }
          </div>
        }
      </app-list-states>
    </ng-container>
  </nz-modal>`,
  styles: `
    .who {
      margin: 0 0 6px;
    }
    .said {
      white-space: pre-line;
    }
    h3 {
      margin: 14px 0 6px;
      font-size: 15px;
    }
    h3 small {
      color: #5c6876;
      font-weight: 400;
    }
    dl {
      display: grid;
      grid-template-columns: max-content minmax(0, 1fr);
      gap: 2px 14px;
      margin: 0 0 10px;
    }
    dt {
      color: #52606f;
      font-weight: 400;
    }
    dd {
      margin: 0;
      white-space: pre-line;
      overflow-wrap: anywhere;
    }
    .photos {
      display: grid;
      grid-template-columns: repeat(auto-fill, minmax(180px, 1fr));
      gap: 10px;
    }
    figure {
      margin: 0;
    }
    figcaption {
      color: #52606f;
      font-size: 12px;
    }
    figure button {
      width: 100%;
      padding: 0;
      border: 1px solid #dfe4ea;
      border-radius: 6px;
      background: none;
      cursor: zoom-in;
    }
    img {
      display: block;
      width: 100%;
      height: 120px;
      object-fit: contain;
    }
    .ticks {
      margin: 0;
      padding: 0;
      list-style: none;
      color: #5c6876;
    }
    .ticks .on {
      color: #14692f;
    }
  `,
})
export class PastCase {
  readonly side = input.required<ReviewSide>();
  readonly applicationId = input.required<string>();
  readonly recordId = input.required<string>();
  readonly closed = output();

  private readonly api = inject(ReviewApi);
  private readonly texts = inject(Texts);
  protected readonly loaded = rxResource({
    params: () => ({ side: this.side(), id: this.applicationId(), record: this.recordId() }),
    stream: ({ params }) => this.api.decided(params.side, params.id, params.record),
  });
  protected readonly past = computed(() => (this.loaded.hasValue() ? this.loaded.value() : null));
  protected readonly rows = computed(() => {
    const submission = this.past()?.submission;
    return submission
      ? SUBMISSION_FIELDS.map((field) => ({
          field,
          value: valueOf(submission, field, (level) => this.texts.of(`common.level.${level}`)) || '–',
        }))
      : [];
  });
  protected readonly pictures = computed(() =>
    (this.past()?.submission?.photos ?? []).map((photo) => ({
      ...photo,
      name: this.texts.of(`common.photoKind.${photo.kind}`),
      small: photoUrl(this.applicationId(), photo.id, 'thumbnail'),
      large: photoUrl(this.applicationId(), photo.id, photo.isOptimised ? 'optimised' : 'full'),
    })),
  );
}
