import type { CertificateLevel, ChecklistItem, CodeText, CourseDto, HandlingRecordDto } from './models';
import type { PhotoKind } from './photo-models';

/** One thing that a rejection asks for. */
export interface RejectionPoint {
  item: string;
  reason: CodeText;
  note: string | null;
  goodExample: string | null;
  badExample: string | null;
}
/** What is still to be done after a rejection, and what may be changed at all. */
export interface FixList {
  points: { item: string; isChanged: boolean; unchanged: string | null }[];
  openFields: string[];
}
export interface RejectionDto {
  reasons: CodeText[];
  items: string[];
  note: string | null;
  byRole: string;
  byName: string;
  at: string;
  points: RejectionPoint[];
}
/** A reason of the library, with the items it may be given for. */
export interface RejectionReasonChoice extends CodeText {
  needsNote: boolean;
  items: string[];
}
/** An application as it was submitted once; numbers masked. */
export interface SubmissionDto {
  number: number;
  submittedAt: string;
  studentName: string;
  admissionTicketNumber: string;
  majorName: string;
  idNumber: string | null;
  phone: string | null;
  certificateTypeName: string | null;
  certificateLevel: CertificateLevel | null;
  certificateNumber: string | null;
  issuedOn: string | null;
  validUntil: string | null;
  courses: CourseDto[];
  remark: string | null;
  photos: SubmittedPhoto[];
  /** The rejection that it answers. */
  asked: RejectionDto | null;
  /** Fields and photos in which it differs from what was rejected. */
  changed: string[];
  /** What the student left as it was, and why. */
  unchanged: FixList['points'];
}
export interface SubmittedPhoto {
  kind: PhotoKind;
  id: string;
  isKept: boolean;
  isOptimised: boolean;
}
/** What lay before whoever decided. */
export interface PastCaseDto {
  record: HandlingRecordDto;
  submission: SubmissionDto | null;
  checklist: ChecklistItem[] | null;
}
export interface RejectionReasonDto {
  id: string;
  version: number;
  code: string;
  position: number;
  chinese: string;
  english: string;
  sms: string;
  items: string[];
  needsNote: boolean;
  goodExample: string | null;
  badExample: string | null;
  isActive: boolean;
  wording: number;
}
export type RejectionReasonInput = Omit<RejectionReasonDto, 'id' | 'version' | 'wording'> & { version?: number };
export interface RejectionReasonList {
  reasons: RejectionReasonDto[];
  items: string[];
  goodExamples: string[];
  badExamples: string[];
}
/** What a student asks whose time for a correction is over. */
export interface AppealDto {
  id: string;
  number: string | null;
  studentName: string;
  certificateTypeName: string | null;
  at: string;
  text: string;
}
