import { ApplicationDetail, ApplicationField, CertificateLevel, CertificateTypeOption, DraftInput } from '../../../api/models';
import { foldCode, idNumberFault } from '../../../shared/rules/id-number';

export type DraftValues = Omit<DraftInput, 'version'>;
export type Fault = { key: string; params?: Record<string, string | number> };

export function valuesOf(detail: ApplicationDetail): DraftValues {
  return {
    idNumber: detail.idNumber,
    phone: detail.phone,
    certificateTypeId: detail.certificateTypeId,
    certificateLevel: detail.certificateLevel,
    certificateNumber: detail.certificateNumber,
    issuedOn: detail.issuedOn,
    validUntil: detail.validUntil,
    courseCodes: detail.courses.map((course) => course.code),
    remark: detail.remark,
  };
}

/** Another certificate or level has other courses: what no longer fits goes, and a single course is chosen by itself. */
export function withCertificate(values: DraftValues, type: CertificateTypeOption | null, level: CertificateLevel | null): DraftValues {
  const levels = type?.levels ?? [];
  const chosen = levels.find((option) => option.level === level) ?? (levels.length === 1 ? levels[0] : null);
  const offered = chosen?.courses.map((course) => course.code) ?? [];
  const kept = values.courseCodes.filter((code) => offered.includes(code));
  return {
    ...values,
    certificateTypeId: type?.id ?? null,
    certificateLevel: chosen?.level ?? null,
    courseCodes: offered.length === 1 ? offered : kept,
    validUntil: type && !type.hasExpiry ? null : values.validUntil,
  };
}

/** What can be told at once while typing; the server judges everything again. Days are yyyy-MM-dd in Shanghai. */
export function faultsOf(values: DraftValues, type: CertificateTypeOption | null, today: string): Partial<Record<ApplicationField, Fault>> {
  const faults: Partial<Record<ApplicationField, Fault>> = {};
  const id = idNumberFault(values.idNumber ?? '');
  if (id) {
    faults.idNumber = { key: `account.id.${id}`, params: { count: foldCode(values.idNumber ?? '').length } };
  }
  const phone = foldCode(values.phone ?? '');
  if (!/^1[3-9]\d{9}$/.test(phone)) {
    faults.phone = phone
      ? { key: phone.length === 11 ? 'student.fault.phone' : 'student.fault.phoneLength', params: { count: phone.length } }
      : { key: 'student.fault.phoneEmpty' };
  }
  if (!values.certificateTypeId) {
    faults.certificateTypeId = { key: 'student.fault.certificate' };
  } else if (!values.certificateLevel) {
    faults.certificateLevel = { key: 'student.fault.level' };
  } else if (!values.courseCodes.length) {
    faults.courseCodes = { key: 'student.fault.courses' };
  }
  const number = certificateNumberFault(values.certificateNumber ?? '', type?.numberPattern ?? null);
  if (number) {
    faults.certificateNumber = { key: number };
  }
  if (!values.issuedOn || values.issuedOn > today) {
    faults.issuedOn = { key: values.issuedOn ? 'student.fault.issuedLater' : 'student.fault.issuedOn' };
  }
  if (type?.hasExpiry !== false) {
    const until = validUntilFault(values, today);
    if (until) {
      faults.validUntil = { key: until };
    }
  }
  return faults;
}

function certificateNumberFault(text: string, pattern: string | null): string | null {
  const number = foldCode(text);
  if (!number) {
    return 'student.fault.numberEmpty';
  }
  if (!/^[A-Z0-9-]{8,40}$/.test(number)) {
    return 'student.fault.number';
  }
  try {
    return pattern && !new RegExp(`^(?:${pattern})$`, 'i').test(number) ? 'student.fault.numberPattern' : null;
  } catch {
    return null;
  }
}

function validUntilFault(values: DraftValues, today: string): string | null {
  if (!values.validUntil) {
    return 'student.fault.validUntil';
  }
  if (values.issuedOn && values.validUntil < values.issuedOn) {
    return 'student.fault.validBeforeIssued';
  }
  return values.validUntil < today ? 'student.fault.expired' : null;
}
