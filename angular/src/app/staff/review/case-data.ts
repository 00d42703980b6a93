import { DatePipe, NgTemplateOutlet } from '@angular/common';
import { ChangeDetectionStrategy, Component, computed, input, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import { NzIconModule } from 'ng-zorro-antd/icon';
import { DocumentFlag, PhotoReadings, ReadingCheck, ReviewDetail, ReviewSide } from '../../api/models';
import { RevealField, RevealedNumbers } from '../../api/logs-models';
import { TextOfPipe, TextPipe } from '../../core/texts';
import { RejectionPoints } from '../../shared/rejection/rejection-points';
import { StatusTag } from '../../shared/status-tag/status-tag';
import { AmendmentsPanel } from './amendments/amendments-panel';
import { CertificateCheckPanel } from './check/certificate-check';
import { DuplicatesPanel } from './duplicates/duplicates-panel';
import { fourGroups, idNumberGroups, phoneGroups } from './number-groups';
import { ReadingMarks } from './reading-marks';

const FLAGS: ReadonlySet<string> = new Set<DocumentFlag>(['idExpired', 'certificateExpired', 'namesDiffer']);

/** What the student declared, laid out for comparing it with the photos, with the warnings first. */
@Component({
  selector: 'app-case-data',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [
    AmendmentsPanel,
    CertificateCheckPanel,
    DatePipe,
    DuplicatesPanel,
    NgTemplateOutlet,
    NzIconModule,
    ReadingMarks,
    RejectionPoints,
    RouterLink,
    StatusTag,
    TextOfPipe,
    TextPipe,
  ],
  templateUrl: './case-data.html',
  styleUrl: './case-data.less',
})
export class CaseData {
  readonly detail = input.required<ReviewDetail>();
  readonly side = input.required<ReviewSide>();

  /** The whole numbers, while they are shown. */
  readonly revealed = input<RevealedNumbers | null>(null);

  /** What the machine read on the photos; it helps, and decides nothing. */
  readonly readings = input<PhotoReadings | null>(null);
  /** A check the reviewer points at, for its place on the photo. */
  readonly pointed = output<ReadingCheck | null>();
  /** A rejection may begin at each line. */
  readonly mayMark = input(false);
  readonly marked = output<string>();
  /** Where certificates are looked up; null until it is known. */
  readonly platform = input<string | null>(null);
  readonly mayRecord = input(false);
  readonly recorded = output();
  readonly revealAsked = output();
  readonly otherReasonAsked = output();
  /** The case after staff corrected it. */
  readonly amended = output<ReviewDetail>();

  /** What the duplicates have not told already. */
  protected readonly others = computed(() =>
    this.detail().others.filter((o) => this.detail().duplicates.every((d) => d.other?.id !== o.id)),
  );
  protected readonly checks = computed(() => this.readings()?.checks ?? []);
  protected readonly flags = computed(() => this.checks().filter((check) => FLAGS.has(check.field)));
  protected readonly isReading = computed(() => this.readings()?.photos.some((photo) => photo.state === 'Waiting') ?? false);
  protected readonly sentOn = computed(() => this.detail().photos.filter((photo) => photo.judgement.wasSentOn));
  protected readonly idNumber = computed(() => idNumberGroups(this.value('idNumber')));
  protected readonly certificateNumber = computed(() => fourGroups(this.value('certificateNumber')));
  protected readonly phone = computed(() => phoneGroups(this.value('phone')));

  private value(field: RevealField): string {
    return this.revealed()?.[field] ?? this.detail()[field] ?? '';
  }
}
