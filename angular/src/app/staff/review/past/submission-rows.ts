import { SubmissionDto } from '../../../api/models';

/** The fields of a submission that are laid side by side, in the order of the form. */
export const SUBMISSION_FIELDS = [
  'idNumber',
  'phone',
  'certificateTypeId',
  'certificateLevel',
  'courseCodes',
  'certificateNumber',
  'issuedOn',
  'validUntil',
  'remark',
] as const;

/** What a submission says at a field, in a line. */
export function valueOf(submission: SubmissionDto, field: string, levelOf: (level: string) => string): string {
  switch (field) {
    case 'certificateTypeId':
      return submission.certificateTypeName ?? '';
    case 'certificateLevel':
      return submission.certificateLevel ? levelOf(submission.certificateLevel) : '';
    case 'courseCodes':
      return submission.courses.map((course) => `${course.code} ${course.name}`).join('\n');
    default:
      return (submission as unknown as Record<string, string | null>)[field] ?? '';
  }
}

/** The submission that was rejected before this one came. */
export function answeredBy(all: readonly SubmissionDto[], submission: SubmissionDto): SubmissionDto | null {
  const asked = submission.asked;
  return asked ? (all.filter((other) => other.number < submission.number && other.submittedAt <= asked.at).at(-1) ?? null) : null;
}
