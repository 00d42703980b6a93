import { afterNextRender, ChangeDetectionStrategy, Component, computed, DOCUMENT, inject, viewChild } from '@angular/core';
import { ActivatedRoute, Router } from '@angular/router';
import { NzButtonModule } from 'ng-zorro-antd/button';
import { NzIconModule } from 'ng-zorro-antd/icon';
import { NzInputModule } from 'ng-zorro-antd/input';
import { ApplicationField, CertificateLevel, CertificateTypeOption } from '../../../api/models';
import { inShanghai } from '../../../core/shanghai-time';
import { TextOfPipe, TextPipe } from '../../../core/texts';
import { foldCode } from '../../../shared/rules/id-number';
import { ReadingsWatch } from '../../../shared/photos/readings-watch';
import { CertificateSheet } from '../certificate-sheet';
import { Draft } from '../draft/draft';
import { FixNote } from '../fix/fix-note';
import { ReadingNote } from '../readings/reading-note';
import { TypedReadings } from '../readings/typed-readings';

const order: ApplicationField[] = [
  'idNumber',
  'phone',
  'certificateTypeId',
  'certificateLevel',
  'courseCodes',
  'certificateNumber',
  'issuedOn',
  'validUntil',
  'remark',
];

/** For step one: the student's own words, checked while typing and saved by themselves. */
@Component({
  selector: 'app-info-step',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [NzButtonModule, NzIconModule, NzInputModule, CertificateSheet, FixNote, ReadingNote, TextPipe, TextOfPipe],
  providers: [ReadingsWatch, TypedReadings],
  templateUrl: './info-step.html',
  styleUrls: ['./step.less', './info-step.less'],
})
export class InfoStep {
  private readonly router = inject(Router);
  private readonly route = inject(ActivatedRoute);
  private readonly document = inject(DOCUMENT);
  private readonly sheet = viewChild.required(CertificateSheet);
  protected readonly draft = inject(Draft);
  protected readonly values = computed(() => this.draft.values()!);
  protected readonly options = computed(() => this.draft.options()!);
  protected readonly today = inShanghai(Date.now(), 'day');
  protected readonly remarkLength = computed(() => this.values().remark?.length ?? 0);

  constructor() {
    void inject(TypedReadings).start();
    // The fix list leads to the very field.
    afterNextRender(() => this.goTo(this.route.snapshot.fragment ?? ''));
  }

  protected text(field: 'idNumber' | 'phone' | 'certificateNumber', event: Event): void {
    this.draft.edit({ [field]: (event.target as HTMLInputElement).value || null });
  }
  /** On leaving a field its text is folded, so that the student sees what is judged. */
  protected fold(field: 'idNumber' | 'phone' | 'certificateNumber'): void {
    const folded = foldCode(this.values()[field] ?? '');
    if (folded !== (this.values()[field] ?? '')) {
      this.draft.edit({ [field]: folded || null });
    }
    this.draft.touch(field);
  }
  protected day(field: 'issuedOn' | 'validUntil', event: Event): void {
    this.draft.edit({ [field]: (event.target as HTMLInputElement).value || null });
  }
  protected remark(event: Event): void {
    this.draft.edit({ remark: (event.target as HTMLTextAreaElement).value || null });
  }
  protected openSheet(): void {
    this.sheet().open();
  }
  protected chooseType(type: CertificateTypeOption): void {
    this.draft.choose(type, this.values().certificateLevel);
    this.draft.touch('certificateTypeId');
  }
  protected chooseLevel(level: CertificateLevel): void {
    this.draft.choose(this.draft.certificateType(), level);
    this.draft.touch('certificateLevel');
  }
  protected toggleCourse(code: string): void {
    const codes = this.values().courseCodes;
    this.draft.edit({ courseCodes: codes.includes(code) ? codes.filter((c) => c !== code) : [...codes, code] });
    this.draft.touch('courseCodes');
  }

  protected async next(): Promise<void> {
    this.draft.showAll();
    await this.draft.flush();
    const wrong = order.find((field) => this.draft.errorOf(field));
    if (wrong) {
      this.goTo(wrong);
      return;
    }
    await this.router.navigate(['../photos'], { relativeTo: this.route });
  }

  private goTo(id: string): void {
    const field = this.document.getElementById(id);
    field?.scrollIntoView({ block: 'center' });
    field?.focus({ preventScroll: true });
  }
}
