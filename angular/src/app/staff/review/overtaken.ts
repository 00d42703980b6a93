import { ReviewDetail } from '../../api/models';
import { Problem } from '../../core/problem';

/**
 * The status a case has come to by somebody who was faster; null for any other refusal. The server may notice the new status before the stale version, or that somebody holds the case:
 * to the reviewer all of it means the same.
 */
export function overtaken(error: unknown, seen: string | undefined): string | null {
  if (!(error instanceof Problem)) return null;
  const now = error.data['status'];
  const hasMovedOn = error.code === 'Applications:ActionNotAllowed' && !!now && now !== seen;
  return hasMovedOn || ['Applications:Conflict', 'Applications:HeldByOther'].includes(error.code ?? '') ? String(now ?? '') : null;
}

/** Who else has the case in hand. */
export function otherHolder(detail: ReviewDetail | null): ReviewDetail['claimedBy'] {
  const claim = detail?.claimedBy ?? null;
  return claim?.mine ? null : claim;
}
