import { computed, signal } from '@angular/core';

/** Remembers the cursors that led to the current page, so that keyset paging can also go back. */
export class CursorStack {
  private readonly cursors = signal<readonly (string | null)[]>([null]);
  readonly current = computed(() => this.cursors()[this.cursors().length - 1]);
  readonly pageNumber = computed(() => this.cursors().length);
  readonly hasPrevious = computed(() => this.cursors().length > 1);

  next(cursor: string | null | undefined): boolean {
    if (!cursor || cursor === this.current()) return false;
    this.cursors.update((c) => [...c, cursor]);
    return true;
  }

  previous(): boolean {
    if (!this.hasPrevious()) return false;
    this.cursors.update((c) => c.slice(0, -1));
    return true;
  }

  reset(): void {
    if (this.hasPrevious()) this.cursors.set([null]);
  }
}
