import type { CaseTag } from './tags-api';
import type { Claim, HeldFilter, Pause } from './desk-models';
import type { PhotoDto } from './photo-models';
import type { FixList, RejectionDto, RejectionPoint, RejectionReasonChoice } from './rejection-models';

export * from './catalogue-models';

export * from './account-models';
export * from './photo-models';
export * from './rejection-models';
export * from './review-models';

/** The shapes the server speaks, as the contract writes them: instants are ISO-8601 UTC, days are yyyy-MM-dd. */
export type ApplicationStatus = 'Draft' | 'Submitted' | 'Rejected' | 'CenterApproved' | 'Approved' | 'Withdrawn';
export type ApplicationAction =
  | 'Edit'
  | 'Submit'
  | 'Recall'
  | 'Withdraw'
  | 'CenterApprove'
  | 'UniversityApprove'
  | 'Reject'
  | 'ReturnToCenter'
  | 'Undo'
  | 'Pause'
  | 'Resume'
  | 'Print'
  | 'ViewRecord'
  | 'Appeal'
  | 'Amend';
export type CertificateLevel = 'Elementary' | 'Intermediate' | 'Advanced';
export type ReviewSide = 'center' | 'university';

export interface Items<T> {
  items: T[];
}
export interface Page<T> extends Items<T> {
  next: string | null;
}
export interface IdName {
  id: string;
  name: string;
}
export interface CodeText {
  code: string;
  text: string;
}

export interface WindowDto {
  id: string;
  name: string;
  opensAt: string;
  closesAt: string;
  correctionGraceDays: number;
  isOpen: boolean;
}
export interface CourseDto {
  code: string;
  name: string;
  credits: number;
}
export type HandlingAction =
  | 'Created'
  | 'Submit'
  | 'Recall'
  | 'Withdraw'
  | 'CenterApprove'
  | 'UniversityApprove'
  | 'Reject'
  | 'ReturnToCenter'
  | 'Undo'
  | 'TakeBack'
  | 'SmsQueued'
  | 'SmsSent'
  | 'SmsFailed'
  | 'RecordPrinted'
  | 'TakenOver'
  | 'Paused'
  | 'Resumed'
  | 'Appeal'
  | 'DuplicateResolved'
  | 'Amend';
export const AMENDABLE_FIELDS = [
  'phone',
  'certificateTypeId',
  'certificateLevel',
  'courseCodes',
  'certificateNumber',
  'issuedOn',
  'validUntil',
] as const;
export type AmendableField = (typeof AMENDABLE_FIELDS)[number];
export interface AmendmentDto {
  id: string;
  at: string;
  byRole: 'CenterAdmin' | 'University';
  byName: string;
  field: AmendableField;
  old: string | null;
  new: string | null;
  reason: string;
}
export interface AmendInput {
  version: number;
  fields: AmendableField[];
  reason: string;
  phone: string | null;
  certificateTypeId: string | null;
  certificateLevel: string | null;
  courseCodes: string[] | null;
  certificateNumber: string | null;
  issuedOn: string | null;
  validUntil: string | null;
}
export interface Amendable {
  types: {
    id: string;
    name: string;
    hasExpiry: boolean;
    levels: { level: CertificateLevel; courses: CourseDto[] }[];
  }[];
}
export interface HandlingRecordDto {
  id: string;
  at: string;
  action: HandlingAction;
  actorName: string;
  actorRole: 'Student' | 'CenterAdmin' | 'University' | 'System';
  centerName: string | null;
  fromStatus: ApplicationStatus | null;
  toStatus: ApplicationStatus | null;
  reasons: CodeText[];
  items: string[];
  note: string | null;
  points: RejectionPoint[];
}
export type ApplicationField =
  | 'idNumber'
  | 'phone'
  | 'certificateTypeId'
  | 'certificateLevel'
  | 'certificateNumber'
  | 'issuedOn'
  | 'validUntil'
  | 'courseCodes'
  | 'remark'
  | 'photos.IdFront'
  | 'photos.IdBack'
  | 'photos.Certificate';
export interface FieldProblem {
  field: ApplicationField;
  code: string;
  message: string;
}
export interface StudentData {
  name: string;
  admissionTicketNumber: string;
  majorCode: string;
  majorName: string;
}
export interface ApplicationDetail {
  id: string;
  number: string | null;
  version: number;
  status: ApplicationStatus;
  createdAt: string;
  submittedAt: string | null;
  statusChangedAt: string;
  window: WindowDto | null;
  center: IdName;
  student: StudentData;
  idNumber: string | null;
  phone: string | null;
  certificateTypeId: string | null;
  certificateTypeName: string | null;
  issuer: string | null;
  certificateLevel: CertificateLevel | null;
  certificateNumber: string | null;
  issuedOn: string | null;
  validUntil: string | null;
  courses: CourseDto[];
  remark: string | null;
  photos: PhotoDto[];
  rejection: RejectionDto | null;
  fixList: FixList | null;
  problems: FieldProblem[];
  declaration: { version: string; acceptedAt: string } | null;
  resubmitBy: string | null;
  allowedActions: ApplicationAction[];
  /** What staff corrected since the submission; the values above are the corrected ones. */
  amendments: AmendmentDto[];
  records: HandlingRecordDto[];
}
export interface ApplicationSummary {
  id: string;
  number: string | null;
  status: ApplicationStatus;
  certificateTypeName: string | null;
  certificateLevel: CertificateLevel | null;
  courses: CourseDto[];
  updatedAt: string;
  submittedAt: string | null;
  rejectionText: string | null;
  /** Of a rejected one: the first moment that is too late. */
  resubmitBy: string | null;
  allowedActions: ApplicationAction[];
}

export interface Contacts {
  center: { name: string; contactName: string | null; phone: string | null } | null;
  university: { name: string; phone: string };
  support: { name: string; phone: string };
}
export interface Announcement {
  id: string;
  title: string;
  body: string;
  publishedAt: string;
}
export interface StudentHome {
  window: WindowDto | null;
  serverTime: string;
  announcements: Announcement[];
  contacts: Contacts;
}
export interface CertificateLevelOption {
  level: CertificateLevel;
  courses: CourseDto[];
}
export interface CertificateTypeOption {
  id: string;
  code: string;
  name: string;
  issuer: string;
  hasExpiry: boolean;
  numberPattern: string | null;
  levels: CertificateLevelOption[];
}
export interface FormOptions {
  student: StudentData & { centerName: string; phone: string | null };
  declaration: { version: string; text: string };
  certificateTypes: CertificateTypeOption[];
}
export interface DraftInput {
  version: number;
  idNumber: string | null;
  phone: string | null;
  certificateTypeId: string | null;
  certificateLevel: CertificateLevel | null;
  certificateNumber: string | null;
  issuedOn: string | null;
  validUntil: string | null;
  courseCodes: string[];
  remark: string | null;
}
export interface SubmitInput {
  version: number;
  declarationVersion: string;
  photosConfirmed: true;
  declarationAccepted: true;
}

export interface ReviewOptions {
  checklist: CodeText[];
  rejectionReasons: RejectionReasonChoice[];
  rejectionItems: CodeText[];
  /** Where certificates are looked up. */
  certificatePlatform: string;
  certificateTypes: IdName[];
  windows: IdName[];
  centers?: IdName[];
  tags: CaseTag[];
}
export type ReviewSort = '-submittedAt' | 'submittedAt' | '-statusChangedAt' | 'statusChangedAt';
export interface ReviewFilter {
  statuses?: ApplicationStatus[];
  certificateTypeId?: string | null;
  windowId?: string | null;
  centerId?: string | null;
  submittedFrom?: string | null;
  submittedTo?: string | null;
  name?: string | null;
  idNumber?: string | null;
  number?: string | null;
}
export interface ReviewQuery extends ReviewFilter {
  held?: HeldFilter | null;
  overdue?: boolean | null;
  paused?: boolean | null;
  tagId?: string | null;
  suspected?: boolean | null;
  sort?: ReviewSort;
  after?: string | null;
  limit?: number;
}
export interface ReviewRow {
  id: string;
  number: string | null;
  version: number;
  status: ApplicationStatus;
  studentName: string;
  admissionTicketNumber: string;
  idNumberMasked: string;
  phoneMasked: string;
  majorName: string;
  centerName: string;
  certificateTypeName: string;
  certificateLevel: CertificateLevel;
  courseNames: string[];
  windowName: string | null;
  submittedAt: string;
  statusChangedAt: string;
  claimedBy: Claim | null;
  pause: Pause | null;
  tagIds: string[];
  returnNote: string | null;
  allowedActions: ApplicationAction[];
  /** In working days; null where it does not wait at this desk. */
  age: number | null;
  isOverdue: boolean;
  /** Another student's application uses the same number, and nobody has looked at that. */
  isSuspected: boolean;
}
export interface ReviewPage extends Page<ReviewRow> {
  total: number;
  totalIsCapped: boolean;
}
export interface RejectInput {
  version: number;
  points: { item: string; reason: string; note: string | null }[];
  note: string | null;
}

export interface NoticeDto {
  id: string;
  applicationId: string | null;
  title: string;
  body: string;
  at: string;
  readAt: string | null;
}
export interface NoticePage extends Page<NoticeDto> {
  unread: number;
}
export interface DemoSms {
  id: string;
  at: string;
  phone: string;
  text: string;
  state: string;
}

export interface ErrorBody {
  code: string | null;
  message: string | null;
  details: string | null;
  data: Record<string, unknown> | null;
  validationErrors: { message: string; members: string[] }[] | null;
}
