export type PhotoKind = 'IdFront' | 'IdBack' | 'Certificate';

/** Where something lies on a picture: eight shares of its width and height, x before y, clockwise from the upper left as it is read. */
export type QuadText = string;

/** A photograph in its slot, and what was found out about it. */
export interface PhotoDto {
  id: string;
  kind: PhotoKind;
  width: number;
  height: number;
  bytes: number;
  uploadedAt: string;
  /** There is a flat, enhanced picture of the document alone. */
  isOptimised: boolean;
  corners: QuadText | null;
  judgement: PhotoJudgement;
}
export type PhotoCauseCode = 'NotFound' | 'CutOff' | 'Blurred' | 'Glare' | 'TooDark' | 'TooBright' | 'TooSmall' | 'WrongDocument';
export interface PhotoCause {
  code: PhotoCauseCode;
  /** What is wrong and what to do, in the viewer's language. */
  text: string;
  isBlocking: boolean;
}
export interface PhotoJudgement {
  causes: PhotoCause[];
  isUsable: boolean;
  maySendOn: boolean;
  wasSentOn: boolean;
}
/** What the page knows about where the document lies in an uploaded picture. */
export interface PhotoPlace {
  corners?: QuadText;
  frame?: QuadText;
}

export type ReadingState = 'NotAvailable' | 'Waiting' | 'Done' | 'Failed';
export type Agreement = 'NotSure' | 'Agrees' | 'Differs';
export type ComparedField = 'name' | 'idNumber' | 'certificateNumber' | 'issuedOn';
export type DocumentFlag = 'idExpired' | 'certificateExpired' | 'namesDiffer';
export type ProposedField = 'idNumber' | 'certificateNumber' | 'issuedOn' | 'validUntil';
export interface PhotoReading {
  kind: PhotoKind;
  state: ReadingState;
  model: string | null;
  /** So many quarter turns clockwise put the original upright. */
  quarterTurns: number;
}
export interface ReadingCheck {
  field: ComparedField | DocumentFlag;
  photo: PhotoKind;
  answer: Agreement;
  message: string;
  /** On the original. */
  place: QuadText | null;
  position: number | null;
}
export interface ReadingProposal {
  field: ProposedField;
  value: string;
  photo: PhotoKind;
}
/** What the machine read on the photographs of one application. It helps whoever looks, and decides nothing. */
export interface PhotoReadings {
  photos: PhotoReading[];
  checks: ReadingCheck[];
  proposals: ReadingProposal[];
}

/** From where on a measure is worth a warning, and from where on the photograph is of no use. */
export interface Limit {
  warn: number;
  block: number;
}
export type PhotoMeasure =
  'edgeWidth' | 'glareShare' | 'darkLuma' | 'brightLuma' | 'documentPixels' | 'rimDistance' | 'aspectOff' | 'score';
export type PhotoThresholds = Record<PhotoMeasure, Limit>;
export interface PhotoThresholdsInput {
  number: number;
  card: PhotoThresholds;
  certificate: PhotoThresholds;
}
export interface PhotoThresholdsDto extends PhotoThresholdsInput {
  since: string | null;
  defaultCard: PhotoThresholds;
  defaultCertificate: PhotoThresholds;
}
export interface PhotoCauseEffect {
  cause: PhotoCauseCode;
  warnedNow: number;
  blockedNow: number;
  warnedThen: number;
  blockedThen: number;
}
export interface PhotoKindEffect {
  kind: PhotoKind;
  photos: number;
  blockedNow: number;
  blockedThen: number;
  causes: PhotoCauseEffect[];
}
