import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { NzButtonModule } from 'ng-zorro-antd/button';
import { NzIconModule } from 'ng-zorro-antd/icon';
import { firstValueFrom } from 'rxjs';
import { ApplicationsApi } from '../../../api/applications-api';
import { Problem, messageOf } from '../../../core/problem';
import { TextOfPipe, TextPipe, Texts } from '../../../core/texts';
import { ReadingsWatch } from '../../../shared/photos/readings-watch';
import { Draft } from '../draft/draft';
import { TypedReadings } from '../readings/typed-readings';

/** For step four: the declaration, and the one button that hands the application in. */
@Component({
  selector: 'app-submit-step',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [RouterLink, NzButtonModule, NzIconModule, TextPipe, TextOfPipe],
  providers: [ReadingsWatch, TypedReadings],
  templateUrl: './submit-step.html',
  styleUrls: ['./step.less', './submit-step.less'],
})
export class SubmitStep {
  readonly id = input.required<string>();
  private readonly api = inject(ApplicationsApi);
  private readonly router = inject(Router);
  private readonly texts = inject(Texts);
  /** One key per attempt: when the answer is lost on the way, the same attempt is asked about again, not made twice. */
  private attempt = crypto.randomUUID();
  protected readonly draft = inject(Draft);
  protected readonly readings = inject(TypedReadings);
  protected readonly declaration = computed(() => this.draft.options()!.declaration);
  protected readonly notes = ['truth', 'photos', 'time', 'locked', 'phone'] as const;
  protected readonly accepted = signal(false);
  protected readonly isBusy = signal(false);
  protected readonly errors = signal<string[]>([]);
  protected readonly open = computed<'fix' | 'info' | 'photos' | 'poor' | 'confirm' | null>(() =>
    this.draft.owed().length
      ? 'fix'
      : !this.draft.infoIsComplete()
        ? 'info'
        : !this.draft.photosAreTaken()
          ? 'photos'
          : !this.draft.photosAreUsable()
            ? 'poor'
            : !this.draft.photosAreConfirmed()
              ? 'confirm'
              : null,
  );
  protected readonly where = { fix: 'fix', info: 'info', photos: 'photos', poor: 'photos', confirm: 'check' } as const;

  constructor() {
    void this.readings.start();
  }

  protected async submit(): Promise<void> {
    if (this.isBusy() || this.open() || !this.accepted()) {
      if (!this.accepted()) {
        this.errors.set([this.texts.t('student.submit.acceptFirst')]);
      }
      return;
    }
    this.isBusy.set(true);
    this.errors.set([]);
    try {
      if (await this.draft.flush()) {
        await this.hand();
      } else {
        this.errors.set([this.texts.t('student.apply.notSavedYet')]);
      }
    } catch (error) {
      this.fail(error);
    } finally {
      this.isBusy.set(false);
    }
  }

  private async hand(): Promise<void> {
    const input = {
      version: this.draft.detail()!.version,
      declarationVersion: this.declaration().version,
      photosConfirmed: true,
      declarationAccepted: true,
    } as const;
    const submitted = await firstValueFrom(this.api.submit(this.id(), input, this.attempt));
    await this.router.navigate(['/apply', this.id(), 'done'], { replaceUrl: true });
    this.draft.take(submitted);
  }

  private fail(error: unknown): void {
    const problem = error instanceof Problem ? error : null;
    if (problem && problem.status >= 400 && problem.status < 500) {
      this.attempt = crypto.randomUUID();
      void this.draft.refresh();
    }
    this.errors.set(problem?.fields.length ? problem.fields.map((field) => field.message) : [messageOf(error, this.texts)]);
  }
}
