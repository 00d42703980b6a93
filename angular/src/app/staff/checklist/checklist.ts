import { ChangeDetectionStrategy, Component, computed, effect, inject, signal } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { firstValueFrom } from 'rxjs';
import { NzAlertModule } from 'ng-zorro-antd/alert';
import { NzButtonModule } from 'ng-zorro-antd/button';
import { NzIconModule } from 'ng-zorro-antd/icon';
import { NzModalModule } from 'ng-zorro-antd/modal';
import { NzTagModule } from 'ng-zorro-antd/tag';
import { ChecklistPoint } from '../../api/review-models';
import { ReviewApi } from '../../api/review-api';
import { Announcer } from '../../core/announcer';
import { Problem, messageOf } from '../../core/problem';
import { ShanghaiPipe } from '../../core/shanghai-time';
import { TextOfPipe, TextPipe, Texts } from '../../core/texts';
import { ListStates } from '../form/list-states';
import { PointForm } from './point-form';
import { Desk, DESKS, moved, pointsOf, replaced } from './points';

/** The points of both desks: changed here as a whole, then saved as a new version. */
@Component({
  selector: 'app-checklist-page',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [
    ListStates,
    NzAlertModule,
    NzButtonModule,
    NzIconModule,
    NzModalModule,
    NzTagModule,
    PointForm,
    ShanghaiPipe,
    TextOfPipe,
    TextPipe,
  ],
  templateUrl: './checklist.html',
  styleUrl: './checklist.less',
})
export class ChecklistPage {
  private readonly api = inject(ReviewApi);
  private readonly announcer = inject(Announcer);
  private readonly texts = inject(Texts);
  protected readonly stored = rxResource({ stream: () => this.api.checklist() });
  protected readonly desks = DESKS;
  protected readonly points = signal<ChecklistPoint[]>([]);
  protected readonly editing = signal<{ desk: Desk; point: ChecklistPoint | null } | null>(null);
  protected readonly asking = signal(false);
  protected readonly busy = signal(false);
  protected readonly refusal = signal<string | null>(null);
  protected readonly isChanged = computed(
    () => this.stored.hasValue() && JSON.stringify(this.stored.value().items) !== JSON.stringify(this.points()),
  );
  protected readonly language = computed(() => (this.texts.language() === 'en' ? 'english' : 'chinese') as 'english' | 'chinese');

  constructor() {
    effect(() => this.points.set(this.stored.hasValue() ? this.stored.value().items : []));
  }

  protected of(desk: Desk): ChecklistPoint[] {
    return pointsOf(this.points(), desk);
  }
  protected evidence(point: ChecklistPoint): string {
    const known = this.stored.hasValue() ? this.stored.value().evidence : [];
    return point.evidence.map((code) => known.find((e) => e.code === code)?.text ?? code).join(this.texts.t('staff.common.comma'));
  }
  protected move(point: ChecklistPoint, step: 1 | -1): void {
    this.points.update((points) => moved(points, point, step));
  }
  protected remove(point: ChecklistPoint): void {
    this.points.update((points) => points.filter((p) => p !== point));
  }
  protected edited(point: ChecklistPoint): void {
    this.points.update((points) => replaced(points, this.editing()?.point ?? null, point));
    this.editing.set(null);
  }

  protected async save(): Promise<void> {
    this.asking.set(false);
    if (!this.stored.hasValue() || this.busy()) return;
    this.busy.set(true);
    this.refusal.set(null);
    try {
      this.stored.set(await firstValueFrom(this.api.saveChecklistVersion(this.stored.value().number, this.points())));
      this.announcer.success(this.texts.t('staff.common.saved'));
    } catch (error) {
      const fields = error instanceof Problem ? error.fields : [];
      this.refusal.set(fields.length ? [...new Set(fields.map((field) => field.message))].join(' ') : messageOf(error, this.texts));
    } finally {
      this.busy.set(false);
    }
  }
}
