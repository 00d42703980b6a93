import { HttpErrorResponse } from '@angular/common/http';
import { ErrorBody } from '../api/models';
import { Texts } from './texts';

/** For a refused or failed request, in words a user can read; every HTTP error reaches the pages as one. */
export class Problem extends Error {
  override readonly name = 'Problem';
  constructor(
    override readonly message: string,
    readonly status: number,
    readonly code: string | null = null,
    readonly fields: readonly { message: string; members: string[] }[] = [],
    readonly data: Record<string, unknown> = {},
    readonly retryAfterSeconds: number | null = null,
  ) {
    super(message);
  }

  /** No answer came at all: the network is down or the server is. */
  get isOffline(): boolean {
    return this.status === 0;
  }
  get isConflict(): boolean {
    return this.status === 409;
  }
  get isNotFound(): boolean {
    return this.status === 404;
  }

  /** First message for a field, or null. */
  messageFor(field: string): string | null {
    return this.fields.find((f) => f.members.includes(field))?.message ?? null;
  }

  static from(response: HttpErrorResponse, texts: Texts): Problem {
    const body = (response.error as { error?: ErrorBody } | null)?.error;
    const known = typeof body === 'object' ? body : undefined;
    const seconds = Number(response.headers?.get('Retry-After')) || null;
    const fields = known?.validationErrors ?? [];
    const message =
      response.status === 429
        ? texts.t('common.error.wait', { seconds: seconds ?? 60 })
        : ((fields.length === 1 ? fields[0].message : known?.message) ??
          texts.of(`common.error.${response.status}`, undefined, texts.t('common.error.any')));
    return new Problem(message, response.status, known?.code ?? null, fields, known?.data ?? {}, seconds);
  }
}

export function messageOf(error: unknown, texts: Texts): string {
  return error instanceof Problem ? error.message : texts.t('common.error.any');
}

export const isMissing = (error: unknown): boolean => error instanceof Problem && error.isNotFound;
