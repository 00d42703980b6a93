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
  suspected: boolean | null;
  sort: ReviewSort | null;
  pageSize: number | null;
}
export interface CalendarDay {
  day: string;
  isWorkday: boolean;
  name: string | null;
}
