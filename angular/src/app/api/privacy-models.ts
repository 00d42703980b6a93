export type ConsentState = 'None' | 'Active' | 'Outdated' | 'Withdrawn';
export const consentParts = ['purpose', 'data', 'viewers', 'retention', 'withdrawal'] as const;
export type ConsentText = Record<(typeof consentParts)[number], string>;

export interface ConsentEffect {
  applicationsWithdrawn: number;
  photosDeleted: number;
  applicationsKept: number;
}
export interface PhotoConsent {
  state: ConsentState;
  at: string | null;
  version: number | null;
  wording: { version: number; since: string; text: ConsentText };
  onWithdrawal: ConsentEffect;
}
export interface ConsentTexts {
  version: number;
  since: string;
  chinese: ConsentText;
  english: ConsentText;
  allowsReading: boolean;
}

export type CorrectionField = 'Name' | 'IdNumber' | 'Major';
export const correctionFields: readonly CorrectionField[] = ['Name', 'IdNumber', 'Major'];
export interface MyCorrection {
  id: string;
  field: CorrectionField;
  newValue: string;
  reason: string;
  state: 'Open' | 'Accepted' | 'Rejected';
  createdAt: string;
  decidedAt: string | null;
  decisionNote: string | null;
}
export interface CorrectionRow extends MyCorrection {
  version: number;
  studentId: string;
  studentName: string;
  admissionTicketNumber: string;
  present: string;
}
export interface CursorPage<T> {
  items: T[];
  next: string | null;
}

export interface RetentionRule {
  kind: string;
  amount: number;
  inYears: boolean;
  leastDays: number;
}
export interface PurgeRun {
  id: string;
  startedAt: string;
  finishedAt: string;
  counts: Record<string, number>;
  failures: Record<string, string>;
}
export interface LegalHold {
  id: string;
  version: number;
  subject: 'Application' | 'Student';
  number: string;
  reason: string;
  from: string;
  until: string | null;
  placedByName: string;
  isActive: boolean;
  releasedAt: string | null;
  releasedByName: string | null;
  releaseReason: string | null;
}
export interface HoldInput {
  subject: 'Application' | 'Student';
  number: string;
  reason: string;
  until: string | null;
}
