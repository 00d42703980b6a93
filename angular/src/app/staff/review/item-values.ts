import { CertificateLevel, ReviewDetail } from '../../api/models';

/** What stands at each item a rejection can name, in a line; photos stand on the stage. */
export function valuesOf(detail: ReviewDetail, levelOf: (level: CertificateLevel) => string): Record<string, string> {
  return {
    idNumber: detail.idNumber ?? '',
    phone: detail.phone ?? '',
    certificateTypeId: detail.certificateTypeName ?? '',
    certificateLevel: detail.certificateLevel ? levelOf(detail.certificateLevel) : '',
    courseCodes: detail.courses.map((course) => course.name).join(' '),
    certificateNumber: detail.certificateNumber ?? '',
    issuedOn: detail.issuedOn ?? '',
    validUntil: detail.validUntil ?? '',
    remark: detail.remark ?? '',
  };
}
