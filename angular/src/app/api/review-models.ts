import { DuplicateNote } from './duplicates-models';
import { ApplicationDetail, ApplicationStatus, CodeText } from './models';
import { ShownClaim } from './desk-models';
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
  /** Fields that stand here masked and hold something; reveal answers them whole. */
  maskedFields: RevealField[];
  checklist: ChecklistItem[];
  claimedBy: ShownClaim | null;
  others: RelatedApplication[];
  /** Who else uses the certificate number or the ID number. */
  duplicates: DuplicateNote[];
}
