import { ErrorHandler, inject, Injectable, Injector } from '@angular/core';
import { Announcer } from './announcer';
import { Problem } from './problem';
import { Texts } from './texts';

/** For what no page caught: a Problem is told to the user; anything else is a fault of ours and goes to the console too. */
@Injectable()
export class UnhandledErrors implements ErrorHandler {
  private readonly injector = inject(Injector);

  handleError(error: unknown): void {
    const cause = unwrap(error);
    if (cause instanceof Problem) {
      if (cause.status !== 401) {
        this.injector.get(Announcer).error(cause.message);
      }
      return;
    }
    console.error(cause);
    if (isMissingChunk(cause)) {
      this.injector.get(Announcer).error(this.injector.get(Texts).t('common.error.newVersion'));
    }
  }
}

function unwrap(error: unknown): unknown {
  const wrapped = error as { rejection?: unknown; ngOriginalError?: unknown; error?: unknown; cause?: unknown } | null;
  return [wrapped?.rejection, wrapped?.ngOriginalError, wrapped?.cause, wrapped?.error].find((inner) => inner instanceof Problem) ?? error;
}

function isMissingChunk(error: unknown): boolean {
  return error instanceof Error && /dynamically imported module|Loading chunk/i.test(error.message);
}
