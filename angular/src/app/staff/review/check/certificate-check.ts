import { DatePipe } from '@angular/common';
import { ChangeDetectionStrategy, Component, computed, inject, input, linkedSignal, output, signal } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { FormsModule } from '@angular/forms';
import { firstValueFrom } from 'rxjs';
import { NzAlertModule } from 'ng-zorro-antd/alert';
import { NzButtonModule } from 'ng-zorro-antd/button';
import { NzIconModule } from 'ng-zorro-antd/icon';
import { NzInputModule } from 'ng-zorro-antd/input';
import { CHECK_RESULTS, CheckApi, CheckResult } from '../../../api/check-api';
import { RevealedNumbers } from '../../../api/logs-models';
import { ReviewDetail, ReviewSide } from '../../../api/models';
import { messageOf } from '../../../core/problem';
import { TextOfPipe, TextPipe, Texts } from '../../../core/texts';

type Copied = 'name' | 'idNumber' | 'certificateNumber';

/** Looking the certificate up on the platform: the values to copy, the way there, and what was found, by whom and when. */
@Component({
  selector: 'app-certificate-check',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [DatePipe, FormsModule, NzAlertModule, NzButtonModule, NzIconModule, NzInputModule, TextOfPipe, TextPipe],
  templateUrl: './certificate-check.html',
  styleUrl: './certificate-check.less',
})
export class CertificateCheckPanel {
  readonly side = input.required<ReviewSide>();
  readonly detail = input.required<ReviewDetail>();
  /** Where certificates are looked up; nothing personal goes into the address. */
  readonly platform = input.required<string>();
  readonly revealed = input<RevealedNumbers | null>(null);
  readonly mayRecord = input(false);
  /** A number is copied whole or not at all. */
  readonly revealAsked = output();
  readonly recorded = output();

  protected readonly api = inject(CheckApi);
  private readonly texts = inject(Texts);
  protected readonly results = CHECK_RESULTS;
  protected readonly values: readonly Copied[] = ['name', 'idNumber', 'certificateNumber'];
  protected readonly checks = rxResource({
    params: () => ({ side: this.side(), id: this.detail().id }),
    stream: ({ params }) => this.api.list(params.side, params.id),
  });
  protected readonly all = computed(() => (this.checks.hasValue() ? this.checks.value().items : []));
  protected readonly open = linkedSignal({ source: () => this.detail().id, computation: () => false });
  protected readonly result = linkedSignal<string, CheckResult | null>({ source: () => this.detail().id, computation: () => null });
  protected readonly note = linkedSignal({ source: () => this.detail().id, computation: () => '' });
  protected readonly picture = linkedSignal<string, File | null>({ source: () => this.detail().id, computation: () => null });
  protected readonly refusal = linkedSignal<string, string | null>({ source: () => this.detail().id, computation: () => null });
  protected readonly busy = signal(false);
  protected readonly said = signal<string | null>(null);
  protected readonly ready = computed(() => this.result() !== null && (this.result() !== 'Different' || this.note().trim() !== ''));

  protected isMasked(value: Copied): boolean {
    return value !== 'name' && this.detail().maskedFields.includes(value) && !this.revealed();
  }

  protected async copy(value: Copied): Promise<void> {
    if (this.isMasked(value)) {
      this.revealAsked.emit();
      this.say('shown');
      return;
    }
    const text = value === 'name' ? this.detail().student.name : (this.revealed()?.[value] ?? this.detail()[value] ?? '');
    try {
      await navigator.clipboard.writeText(text);
      this.say('copied');
    } catch {
      this.say('notCopied');
    }
  }

  protected choose(event: Event): void {
    const files = event.target instanceof HTMLInputElement ? event.target.files : null;
    this.picture.set(files?.[0] ?? null);
  }

  protected async record(): Promise<void> {
    const [result, id] = [this.result(), this.detail().id];
    if (!result || !this.ready() || this.busy()) return;
    this.busy.set(true);
    this.refusal.set(null);
    try {
      const check = await firstValueFrom(this.api.record(this.side(), id, { result, note: this.note().trim() || null }));
      this.result.set(null);
      this.note.set('');
      await this.prove(check.id);
      this.open.set(this.refusal() !== null);
    } catch (error) {
      this.refusal.set(messageOf(error, this.texts));
    } finally {
      this.busy.set(false);
      this.checks.reload();
      this.recorded.emit();
    }
  }

  /** A screenshot that does not arrive costs the record nothing: it can be added again. */
  protected async prove(checkId: string, late?: Event): Promise<void> {
    if (late) this.choose(late);
    const picture = this.picture();
    if (!picture) return;
    try {
      await firstValueFrom(this.api.prove(this.side(), this.detail().id, checkId, picture));
      this.picture.set(null);
      if (late) this.checks.reload();
    } catch (error) {
      this.refusal.set(messageOf(error, this.texts));
    }
  }

  private say(what: 'copied' | 'notCopied' | 'shown'): void {
    this.said.set(this.texts.t(`staff.check.${what}`));
  }
}
