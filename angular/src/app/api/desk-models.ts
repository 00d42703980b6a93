import { ApplicationStatus, ReviewSort } from './models';

/** In whose hands: the caller's, or nobody's. */
export type HeldFilter = 'Mine' | 'Nobody';
/** Who has a case in hand, and until when unless it is renewed. */
export interface Claim {
  id: string;
  name: string;
  at: string;
  until: string;
}
/** Why a desk has put a case off, and the day on which it goes on by itself. */
export interface Pause {
  byName: string;
  at: string;
  reason: string;
  until: string | null;
}
export interface ShownClaim extends Claim {
  mine: boolean;
  mayTakeOver: boolean;
}
export interface QueueFigure {
  count: number;
  oldestAge: number | null;
}
export interface ReviewQueues {
  mine: QueueFigure;
  nobody: QueueFigure;
  paused: QueueFigure;
  all: QueueFigure;
  overdue: number;
  overdueDays: number;
  suspected: number;
}
/** How a reviewer left the list; nothing in it names a student. */
export interface RememberedView {
  statuses: ApplicationStatus[] | null;
  certificateTypeId: string | null;
  windowId: string | null;
  centerId: string | null;
  submittedFrom: string | null;
  submittedTo: string | null;
  held: HeldFilter | null;
  overdue: boolean | null;
  paused: boolean | null;
  tagId: string | null;
  suspected: boolean | null;
  sort: ReviewSort | null;
  pageSize: number | null;
}
export interface CalendarDay {
  day: string;
  isWorkday: boolean;
  name: string | null;
}
export interface ReviewSummary {
  waiting: number;
  rejected: number;
  passed: number;
  approved: number;
  decidedToday: number;
}
