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
}
