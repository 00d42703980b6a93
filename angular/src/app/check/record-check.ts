import { HttpClient } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, effect, inject, input, signal, untracked } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { firstValueFrom } from 'rxjs';
import { NzAlertModule } from 'ng-zorro-antd/alert';
import { NzButtonModule } from 'ng-zorro-antd/button';
import { NzIconModule } from 'ng-zorro-antd/icon';
import { NzInputModule } from 'ng-zorro-antd/input';
import { LanguageSwitch } from '../core/language';
import { messageOf } from '../core/problem';
import { TextOfPipe, TextPipe, Texts } from '../core/texts';

interface RecordCheck {
  state: 'Valid' | 'Void' | 'Unknown';
  number: string | null;
  /** The first character only. */
  studentName: string | null;
  certificateTypeName: string | null;
  approvedOn: string | null;
  voidedOn: string | null;
}

const ICONS = { Valid: 'check-circle', Void: 'close-circle', Unknown: 'question-circle' } as const;

/** For whoever holds a printed record, with no account: is it the university's, and is it still good? The QR code on the paper leads here. */
@Component({
  selector: 'app-record-check',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [FormsModule, NzAlertModule, NzButtonModule, NzIconModule, NzInputModule, TextOfPipe, TextPipe],
  templateUrl: './record-check.html',
  styleUrls: ['../shared/entrance.less', './record-check.less'],
})
export class RecordCheckPage {
  /** From the address, where a QR code led here. */
  readonly code = input<string>();

  private readonly http = inject(HttpClient);
  private readonly texts = inject(Texts);
  protected readonly language = inject(LanguageSwitch);
  protected readonly icons = ICONS;
  protected readonly typed = signal('');
  protected readonly busy = signal(false);
  protected readonly answer = signal<RecordCheck | null>(null);
  protected readonly failure = signal<string | null>(null);
  protected readonly ready = computed(() => this.typed().replace(/[\s-]/g, '').length === 8);

  constructor() {
    effect(() => {
      const code = this.code();
      if (!code) return;
      untracked(() => {
        this.typed.set(code);
        if (this.ready()) void this.check();
      });
    });
  }

  protected type(text: string): void {
    this.typed.set(text);
    this.answer.set(null);
  }

  protected async check(): Promise<void> {
    if (!this.ready() || this.busy()) return;
    this.busy.set(true);
    this.failure.set(null);
    this.answer.set(null);
    try {
      const code = encodeURIComponent(this.typed().trim());
      this.answer.set(await firstValueFrom(this.http.get<RecordCheck>(`/api/printing/records/check/${code}`)));
    } catch (error) {
      this.failure.set(messageOf(error, this.texts));
    } finally {
      this.busy.set(false);
    }
  }
}
