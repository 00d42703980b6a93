import { computed, DestroyRef, DOCUMENT, inject, Injectable, signal } from '@angular/core';
import { firstValueFrom, forkJoin } from 'rxjs';
import { ApplicationsApi } from '../../../api/applications-api';
import { ApplicationDetail, ApplicationField, CertificateLevel, CertificateTypeOption, FormOptions, PhotoDto } from '../../../api/models';
import { Problem } from '../../../core/problem';
import { inShanghai } from '../../../core/shanghai-time';
import { Texts } from '../../../core/texts';
import { Autosave, SaveOutcome } from './autosave';
import { DraftValues, faultsOf, valuesOf, withCertificate } from './draft-values';

/** Asked for by a rejection and not done: nothing wrong with the value itself. */
const OWED = 'Applications:FixOwed';

/** For the one application being filled in: what is typed, what the server has, and what still hinders submission. */
@Injectable()
export class Draft {
  private readonly api = inject(ApplicationsApi);
  private readonly texts = inject(Texts);
  private readonly stored = signal<ApplicationDetail | null>(null);
  private readonly choices = signal<FormOptions | null>(null);
  private readonly typed = signal<DraftValues | null>(null);
  private readonly touched = signal<ReadonlySet<ApplicationField>>(new Set());
  private readonly allShown = signal(false);
  private readonly confirmed = signal<ReadonlySet<string>>(new Set());
  private readonly autosave = new Autosave(() => this.save());

  readonly detail = this.stored.asReadonly();
  readonly options = this.choices.asReadonly();
  readonly loadError = signal<string | null>(null);
  readonly savedAt = signal<Date | null>(null);
  readonly saveError = signal<string | null>(null);
  readonly saveState = this.autosave.state;
  readonly values = computed(() => this.typed());
  readonly isReady = computed(() => this.stored() !== null && this.choices() !== null);
  readonly isEditable = computed(() => this.stored()?.allowedActions.includes('Edit') ?? false);
  /** After a rejection only what it opened may change; null while everything may. */
  private readonly openFields = computed(() => {
    const list = this.stored()?.fixList;
    return list ? new Set(list.openFields) : null;
  });
  /** What a rejection asks for and that is neither changed nor explained. */
  readonly owed = computed(
    () =>
      this.stored()
        ?.fixList?.points.filter((p) => !p.isChanged && p.unchanged === null)
        .map((p) => p.item) ?? [],
  );
  readonly flagged = computed(() => new Set(this.stored()?.rejection?.items ?? []));
  readonly certificateType = computed<CertificateTypeOption | null>(() => {
    const id = this.typed()?.certificateTypeId;
    return this.choices()?.certificateTypes.find((type) => type.id === id) ?? null;
  });
  readonly level = computed(() => this.certificateType()?.levels.find((option) => option.level === this.typed()?.certificateLevel) ?? null);
  readonly faults = computed(() => {
    const values = this.typed();
    return values ? faultsOf(values, this.certificateType(), inShanghai(Date.now(), 'day')) : {};
  });
  readonly infoIsComplete = computed(
    () => !Object.keys(this.faults()).length && !this.serverProblems().some((p) => !p.field.startsWith('photos.') && p.code !== OWED),
  );
  readonly photosAreTaken = computed(() => (this.stored()?.photos.length ?? 0) === 3);
  readonly photosAreUsable = computed(() => this.stored()?.photos.every((photo) => photo.judgement.isUsable) ?? false);
  readonly photosAreComplete = computed(() => this.photosAreTaken() && this.photosAreUsable());
  readonly photosAreConfirmed = computed(() => {
    const photos = this.stored()?.photos ?? [];
    return photos.length === 3 && photos.every((photo) => this.confirmed().has(photo.id));
  });
  readonly serverProblems = computed(() => this.stored()?.problems ?? []);

  constructor() {
    const document = inject(DOCUMENT);
    const window = document.defaultView;
    const hide = () => document.visibilityState === 'hidden' && void this.flush();
    const online = () => this.saveState() === 'failed' && void this.flush();
    const warn = (event: BeforeUnloadEvent) => this.autosave.isPending() && event.preventDefault();
    document.addEventListener('visibilitychange', hide);
    window?.addEventListener('online', online);
    window?.addEventListener('beforeunload', warn);
    inject(DestroyRef).onDestroy(() => {
      document.removeEventListener('visibilitychange', hide);
      window?.removeEventListener('online', online);
      window?.removeEventListener('beforeunload', warn);
      this.autosave.stop();
    });
  }

  async open(id: string): Promise<void> {
    this.loadError.set(null);
    try {
      const { detail, options } = await firstValueFrom(forkJoin({ detail: this.api.get(id), options: this.api.formOptions() }));
      this.choices.set(options);
      this.stored.set(detail);
      this.typed.set({ ...valuesOf(detail), phone: detail.phone ?? options.student.phone });
      if (detail.rejection) {
        this.allShown.set(true);
      }
      if (!detail.phone && options.student.phone && this.isEditable()) {
        this.autosave.touch();
      }
    } catch (error) {
      this.loadError.set(error instanceof Problem ? error.message : this.texts.t('common.error.any'));
    }
  }

  edit(patch: Partial<DraftValues>): void {
    this.typed.update((values) => (values ? { ...values, ...patch } : values));
    this.autosave.touch();
  }
  choose(type: CertificateTypeOption | null, level: CertificateLevel | null): void {
    this.typed.update((values) => (values ? withCertificate(values, type, level) : values));
    this.autosave.touch();
  }
  touch(field: ApplicationField): void {
    this.touched.update((fields) => new Set(fields).add(field));
    void this.flush();
  }
  showAll(): void {
    this.allShown.set(true);
  }
  confirmPhoto(photoId: string, clear: boolean): void {
    this.confirmed.update((ids) => {
      const next = new Set(ids);
      return clear ? next.add(photoId) : (next.delete(photoId), next);
    });
  }
  isConfirmed(photoId: string): boolean {
    return this.confirmed().has(photoId);
  }
  isOpen(field: string): boolean {
    return this.openFields()?.has(field) ?? true;
  }
  flush(): Promise<boolean> {
    return this.autosave.flush();
  }

  /** What to say at a field: our own finding first, else the server's about what it has stored. */
  errorOf(field: ApplicationField): string | null {
    const shown = this.allShown() || this.touched().has(field);
    const fault = this.faults()[field];
    if (!shown) {
      return null;
    }
    return fault ? this.texts.of(fault.key, fault.params) : this.serverError(field);
  }

  photo(kind: string): PhotoDto | null {
    return this.stored()?.photos.find((photo) => photo.kind === kind) ?? null;
  }
  /** Also for a photo that the server has judged anew. */
  photoArrived(photo: PhotoDto): void {
    this.stored.update((detail) => detail && { ...detail, photos: [...detail.photos.filter((p) => p.kind !== photo.kind), photo] });
    void this.refresh();
  }
  /** Takes over what the server answered, without disturbing what is being typed. */
  take(detail: ApplicationDetail): void {
    this.stored.set(detail);
  }
  async refresh(): Promise<void> {
    const id = this.stored()?.id;
    if (id && (await this.flush())) {
      this.take(await firstValueFrom(this.api.get(id)));
    }
  }

  /** Another tab was faster: go on with its values, or put ours over them. */
  async settleConflict(keepMine: boolean): Promise<void> {
    const mine = this.typed();
    const detail = await firstValueFrom(this.api.get(this.stored()!.id));
    this.stored.set(detail);
    this.typed.set(keepMine ? mine : valuesOf(detail));
    this.autosave.settle(keepMine);
    if (keepMine) {
      await this.flush();
    }
  }

  private serverError(field: ApplicationField): string | null {
    const isCurrent = this.saveState() === 'clean';
    return isCurrent ? (this.serverProblems().find((problem) => problem.field === field && problem.code !== OWED)?.message ?? null) : null;
  }

  private async save(): Promise<SaveOutcome> {
    const detail = this.stored();
    const values = this.typed();
    if (!detail || !values) {
      return 'saved';
    }
    try {
      this.stored.set(await firstValueFrom(this.api.save(detail.id, { ...values, version: detail.version })));
      this.savedAt.set(new Date());
      this.saveError.set(null);
      return 'saved';
    } catch (error) {
      this.saveError.set(error instanceof Problem ? error.message : null);
      return error instanceof Problem && error.isConflict && error.code === 'Applications:Conflict' ? 'conflict' : 'failed';
    }
  }
}
