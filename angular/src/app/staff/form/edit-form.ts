import { signal } from '@angular/core';
import { AbstractControl, FormGroup } from '@angular/forms';
import { Problem, messageOf } from '../../core/problem';
import { TextParams, Texts } from '../../core/texts';

/** What every editing form does: refuse what is incomplete, send once, show what the server refuses at its field. */
export class EditForm<T extends { [K in keyof T]: AbstractControl }> {
  readonly busy = signal(false);
  readonly refusal = signal<string | null>(null);
  private readonly refused = signal<Readonly<Record<string, string>>>({});
  private readonly tried = signal(false);

  constructor(
    readonly group: FormGroup<T>,
    private readonly texts: Texts,
  ) {}

  start(value: Parameters<FormGroup<T>['reset']>[0]): void {
    this.group.reset(value);
    this.tried.set(false);
    this.refusal.set(null);
    this.refused.set({});
  }

  error(name: keyof T & string): string | null {
    const fromServer = this.refused()[name];
    if (fromServer) return fromServer;
    const control = this.group.get(name);
    if (!control?.errors || !(this.tried() || control.touched)) return null;
    const [kind, detail] = Object.entries(control.errors)[0];
    return this.texts.of(`staff.form.${kind}`, typeof detail === 'object' ? (detail as TextParams) : {});
  }

  /** True when the work was done; false when something was missing or refused, and the form says what. */
  async send(work: () => Promise<unknown>): Promise<boolean> {
    this.tried.set(true);
    if (this.busy()) return false;
    if (this.group.invalid) {
      this.refusal.set(this.texts.t('staff.form.incomplete'));
      return false;
    }
    this.busy.set(true);
    this.refusal.set(null);
    this.refused.set({});
    try {
      await work();
      return true;
    } catch (error) {
      const fields = error instanceof Problem ? error.fields : [];
      this.refusal.set(messageOf(error, this.texts));
      this.refused.set(Object.fromEntries(fields.flatMap((f) => f.members.map((member) => [member, f.message]))));
      return false;
    } finally {
      this.busy.set(false);
    }
  }
}
