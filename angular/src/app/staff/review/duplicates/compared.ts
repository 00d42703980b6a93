import { RevealedNumbers } from '../../../api/logs-models';
import { ApplicationDetail } from '../../../api/models';

/** What is laid side by side, in the order in which one looks at it: first what should be the same, then whose it is. */
export const COMPARED_FIELDS = [
  'certificateNumber',
  'idNumber',
  'name',
  'admissionTicketNumber',
  'major',
  'center',
  'phone',
  'certificateTypeId',
  'certificateLevel',
  'issuedOn',
  'validUntil',
  'courseCodes',
] as const;
export type ComparedField = (typeof COMPARED_FIELDS)[number];

/** What an application says at a field; a number whole where it has been asked for. */
export function comparedValue(
  a: ApplicationDetail,
  field: ComparedField,
  whole: RevealedNumbers | null,
  levelOf: (level: string) => string,
): string {
  switch (field) {
    case 'name':
      return a.student.name;
    case 'admissionTicketNumber':
      return a.student.admissionTicketNumber;
    case 'major':
      return a.student.majorName;
    case 'center':
      return a.center.name;
    case 'certificateTypeId':
      return a.certificateTypeName ?? '';
    case 'certificateLevel':
      return a.certificateLevel ? levelOf(a.certificateLevel) : '';
    case 'courseCodes':
      return a.courses.map((course) => `${course.code} ${course.name}`).join('\n');
    case 'idNumber':
    case 'phone':
    case 'certificateNumber':
      return whole?.[field] ?? a[field] ?? '';
    default:
      return a[field] ?? '';
  }
}
