const ITEMS: Record<string, readonly string[]> = {
  IdNumberMismatch: ['idNumber'],
  CertificateNumberMismatch: ['certificateNumber'],
  CertificateNameMismatch: ['certificateTypeId'],
  CertificateExpired: ['validUntil'],
  LevelNotQualified: ['certificateLevel'],
  PhoneNotOwn: ['phone'],
  CourseNotEligible: ['courseCodes'],
};

/** The fields or photos a reason most likely points at: a suggestion the reviewer may change. */
export function itemsOf(reason: string, photoOnStage: string | null): readonly string[] {
  if (reason === 'PhotoUnclear' || reason === 'PhotoIncomplete') return photoOnStage ? [photoOnStage] : [];
  return ITEMS[reason] ?? [];
}
