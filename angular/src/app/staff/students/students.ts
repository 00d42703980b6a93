import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { FormsModule } from '@angular/forms';
import { firstValueFrom } from 'rxjs';
import { NzButtonModule } from 'ng-zorro-antd/button';
import { NzIconModule } from 'ng-zorro-antd/icon';
import { NzInputModule } from 'ng-zorro-antd/input';
import { NzModalService } from 'ng-zorro-antd/modal';
import { NzTagModule } from 'ng-zorro-antd/tag';
import { IdentityApi } from '../../api/identity-api';
import { StudentRow } from '../../api/models';
import { RevealedNumbers } from '../../api/logs-models';
import { Announcer } from '../../core/announcer';
import { messageOf } from '../../core/problem';
import { TextPipe, Texts } from '../../core/texts';
import { ListStates } from '../form/list-states';
import { RevealDialog, RevealGrounds } from '../reveal/reveal-dialog';
import { CursorStack } from '../review/cursor-stack';
import { Corrections } from './corrections';
import { StudentForm } from './student-form';

const PAGE_SIZE = 20;

/** The centre's register of its students: who may apply, and who needs a new password. */
@Component({
  selector: 'app-students',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [
    Corrections,
    FormsModule,
    ListStates,
    NzButtonModule,
    NzIconModule,
    NzInputModule,
    NzTagModule,
    RevealDialog,
    StudentForm,
    TextPipe,
  ],
  providers: [NzModalService],
  templateUrl: './students.html',
})
export class Students {
  private readonly api = inject(IdentityApi);
  private readonly announcer = inject(Announcer);
  private readonly modal = inject(NzModalService);
  private readonly texts = inject(Texts);

  protected readonly typed = signal('');
  private readonly filter = signal('');
  protected readonly pages = new CursorStack();
  protected readonly editing = signal<StudentRow | 'new' | null>(null);
  protected readonly page = rxResource({
    params: () => ({ filter: this.filter() || null, after: this.pages.current(), limit: PAGE_SIZE }),
    stream: ({ params }) => this.api.students(params.filter, params.after, params.limit),
  });
  protected readonly rows = computed(() => (this.page.hasValue() ? this.page.value().items : []));
  protected readonly next = computed(() => (this.page.hasValue() ? this.page.value().next : null));

  /** Whole numbers by student, until the list is left, searched or turned. */
  protected readonly revealed = signal<ReadonlyMap<string, RevealedNumbers>>(new Map());
  protected readonly askingWhy = signal<StudentRow | null>(null);
  protected readonly revealing = signal(false);
  protected readonly refusal = signal<string | null>(null);

  protected askWhy(student: StudentRow): void {
    this.refusal.set(null);
    this.askingWhy.set(student);
  }

  protected hide(student: StudentRow): void {
    this.revealed.update((all) => new Map([...all].filter(([id]) => id !== student.id)));
  }

  protected async reveal(student: StudentRow, grounds: RevealGrounds): Promise<void> {
    this.revealing.set(true);
    this.refusal.set(null);
    try {
      const numbers = await firstValueFrom(this.api.revealStudent(student.id, { fields: ['idNumber', 'phone'], ...grounds }));
      this.revealed.update((all) => new Map(all).set(student.id, numbers));
      this.askingWhy.set(null);
    } catch (error) {
      this.refusal.set(messageOf(error, this.texts));
    } finally {
      this.revealing.set(false);
    }
  }

  protected find(): void {
    this.revealed.set(new Map());
    this.pages.reset();
    this.filter.set(this.typed().trim());
  }

  protected nextPage(): void {
    this.revealed.set(new Map());
    this.pages.next(this.next());
  }

  protected previousPage(): void {
    this.revealed.set(new Map());
    this.pages.previous();
  }

  protected resetPassword(student: StudentRow): void {
    this.modal.confirm({
      nzTitle: this.texts.t('staff.students.resetTitle', { name: student.name }),
      nzContent: this.texts.t('staff.students.resetText'),
      nzOnOk: async () => {
        await firstValueFrom(this.api.resetStudentPassword(student.id));
        this.announcer.success(this.texts.t('staff.students.resetDone', { name: student.name }));
        this.page.reload();
      },
    });
  }

  protected saved(): void {
    this.editing.set(null);
    this.announcer.success(this.texts.t('staff.common.saved'));
    this.page.reload();
  }
}
