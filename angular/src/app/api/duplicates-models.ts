import { RevealField } from './logs-models';
import { ApplicationDetail, ApplicationStatus } from './models';

export type DuplicateGround = 'SameCertificate' | 'SameIdNumber';
export type DuplicateState = 'Open' | 'Resolved' | 'Ended';
export type DuplicateOutcome = 'NoDuplicate' | 'TypingSlip' | 'UsedTwice';
export type DuplicateVerdict = 'Open' | 'Cleared' | 'AgainstThis' | 'AgainstOther';

export interface DuplicateOther {
  id: string;
  number: string | null;
  studentName: string;
  centerName: string;
  status: ApplicationStatus;
}
/** Something that stands against a case; without `other` its desk may know no more than that there is one. */
export interface DuplicateNote {
  pairId: string | null;
  other: DuplicateOther | null;
  grounds: DuplicateGround[];
  verdict: DuplicateVerdict;
}
export interface DuplicatePair {
  id: string;
  version: number;
  state: DuplicateState;
  grounds: DuplicateGround[];
  foundAt: string;
  firstId: string;
  secondId: string;
  first: DuplicateOther | null;
  second: DuplicateOther | null;
  outcome: DuplicateOutcome | null;
  againstId: string | null;
  reason: string | null;
  resolvedBy: string | null;
  resolvedAt: string | null;
}
export interface DuplicatePage {
  items: DuplicatePair[];
  next: string | null;
  total: number;
  totalIsCapped: boolean;
}
export interface DuplicateSide {
  application: ApplicationDetail;
  maskedFields: RevealField[];
}
export interface DuplicateCase {
  pair: DuplicatePair;
  first: DuplicateSide | null;
  second: DuplicateSide | null;
  differing: string[];
}
export interface ResolveInput {
  version: number;
  outcome: DuplicateOutcome;
  againstId: string | null;
  reason: string;
}
