import { ParamMap, Params } from '@angular/router';
import { HeldFilter } from '../../api/desk-models';
import { ApplicationStatus, ReviewSide, ReviewSort } from '../../api/models';
import { PAGE_SIZES, QueueView, startView } from './review-queue';

const STATUSES: readonly ApplicationStatus[] = ['Submitted', 'Rejected', 'CenterApproved', 'Approved', 'Withdrawn'];
const SORTS: readonly ReviewSort[] = ['-submittedAt', 'submittedAt', '-statusChangedAt', 'statusChangedAt'];
const HELD: readonly HeldFilter[] = ['Mine', 'Nobody'];
const ID = /^[0-9a-f-]{36}$/i;
const DAY = /^\d{4}-\d{2}-\d{2}$/;
const ALL = 'all';

/** The list's address: what differs from the way it opens, and never anything that names a person. */
export function queryOf(view: QueueView, side: ReviewSide): Params {
  const start = startView(side);
  const status = view.statuses.join(',') || ALL;
  return {
    status: status === start.statuses.join(',') ? null : status,
    certificate: view.certificateTypeId,
    window: view.windowId,
    center: view.centerId,
    from: view.submittedFrom,
    to: view.submittedTo,
    held: view.held,
    overdue: view.overdue ? 'yes' : null,
    paused: view.paused ? 'yes' : null,
    tag: view.tagId,
    suspected: view.suspected ? 'yes' : null,
    sort: view.sort === start.sort ? null : view.sort,
    size: view.pageSize === start.pageSize ? null : view.pageSize,
  };
}

/** Reads the address; whatever is not understood keeps the value the list has. */
export function viewOf(params: ParamMap, current: QueueView): QueueView {
  const take = <T extends string>(key: string, ok: (v: string) => boolean, otherwise: T | null): T | null => {
    const value = params.get(key);
    return value !== null && ok(value) ? (value as T) : otherwise;
  };
  const status = params.get('status');
  const statuses = status === ALL ? [] : STATUSES.filter((s) => status?.split(',').includes(s));
  const size = Number(params.get('size'));
  return {
    statuses: status === ALL || statuses.length > 0 ? statuses : current.statuses,
    certificateTypeId: take('certificate', (v) => ID.test(v), current.certificateTypeId),
    windowId: take('window', (v) => ID.test(v), current.windowId),
    centerId: take('center', (v) => ID.test(v), current.centerId),
    submittedFrom: take('from', (v) => DAY.test(v), current.submittedFrom),
    submittedTo: take('to', (v) => DAY.test(v), current.submittedTo),
    held: take<HeldFilter>('held', (v) => HELD.includes(v as HeldFilter), current.held),
    overdue: params.get('overdue') === 'yes' || current.overdue,
    paused: params.get('paused') === 'yes' || current.paused,
    tagId: take('tag', (v) => ID.test(v), current.tagId),
    suspected: params.get('suspected') === 'yes' || current.suspected,
    sort: take<ReviewSort>('sort', (v) => SORTS.includes(v as ReviewSort), current.sort) ?? current.sort,
    pageSize: PAGE_SIZES.find((s) => s === size) ?? current.pageSize,
  };
}
