import { DuplicateNote } from './duplicates-models';
import { ApplicationDetail, ApplicationStatus, CodeText } from './models';
import { Pause, ShownClaim } from './desk-models';
import { RevealField } from './logs-models';

/** A point of the checklist as the university maintains it. */
export interface ChecklistPoint {
  code: string;
  stage: 'Center' | 'University';
  chinese: string;
  english: string;
  bySystem: boolean;
  evidence: string[];
}
export interface ChecklistVersion {
  number: number;
  since: string;
  items: ChecklistPoint[];
  evidence: CodeText[];
}
export interface ChecklistItem extends CodeText {
  checked: boolean;
  hint: string | null;
  /** The system ticks it while its evidence holds; else a person does. */
  bySystem: boolean;
  checkedBy: { system: boolean; name: string | null; evidence: CodeText[] } | null;
}
export interface RelatedApplication {
  id: string;
  number: string | null;
  status: ApplicationStatus;
  studentName: string;
  centerName: string;
  certificateTypeName: string;
  relation: 'SameStudent' | 'SameIdNumber' | 'SameCertificate';
  canOpen: boolean;
}
export interface ReviewDetail extends ApplicationDetail {
  /** Until when the decision just made can be taken back by whoever made it. */
  takeBackUntil: string | null;
  /** What the university asks the centre to look at again. */
  returnNote: string | null;
  /** Why its desk has put it off, while it has. */
  pause: Pause | null;
  tagIds: string[];
  /** Fields that stand here masked and hold something; reveal answers them whole. */
  maskedFields: RevealField[];
  checklist: ChecklistItem[];
  claimedBy: ShownClaim | null;
  others: RelatedApplication[];
  /** Who else uses the certificate number or the ID number. */
  duplicates: DuplicateNote[];
}

export interface BulkApproveInput {
  /** At most 50. */
  rows: readonly { id: string; version: number }[];
  opinion: string | null;
}
export interface BulkRow {
  id: string;
  /** Null when it passed; else what a decision on it alone would have been answered with. */
  refusal: { code: string | null; message: string; data: Record<string, unknown> } | null;
}
export interface ApproveInput {
  version: number;
  checked: string[];
  opinion: string | null;
}
