export type RevealField = 'idNumber' | 'phone' | 'certificateNumber';
export type RevealReason = 'CompareDocument' | 'ContactPerson' | 'AnswerInquiry' | 'CorrectEntry' | 'Other';
export interface RevealInput {
  fields: readonly RevealField[];
  reason: RevealReason;
  note: string | null;
}
export type RevealedNumbers = Partial<Record<RevealField, string | null>>;

export type LogKind = 'photo' | 'field' | 'register' | 'correction' | 'my-data' | 'record' | 'export' | 'log';
export interface LogQuery {
  subject: string | null;
  viewer: string | null;
  kind: LogKind | null;
  from: string | null;
  to: string | null;
  after: string | null;
  limit: number;
}
export interface LogPerson {
  userName: string | null;
  name: string | null;
  center: string | null;
}
export interface LogSubject {
  id: string;
  number: string | null;
  name: string | null;
  center: string | null;
}
export interface AccessLogRow {
  id: string;
  at: string;
  viewer: LogPerson;
  what: string;
  subject: LogSubject;
  reason: RevealReason | null;
  purpose: string | null;
}
export interface AuditLogRow {
  id: string;
  at: string;
  person: LogPerson;
  action: string;
  subject: LogSubject | null;
  outcome: string;
  address: string | null;
}
