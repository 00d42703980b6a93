import { AmendInput, AmendableField } from '../../../api/models';

/** What the reviewer typed, field by field; only the fields taken up count. */
export interface AmendForm {
  fields: ReadonlySet<AmendableField>;
  phone: string;
  certificateTypeId: string | null;
  certificateLevel: string | null;
  courseCodes: readonly string[];
  certificateNumber: string;
  issuedOn: string;
  validUntil: string;
  reason: string;
}

/** Another certificate has other levels and courses, another level other courses: they are taken up with it. */
const FOLLOWERS: Partial<Record<AmendableField, readonly AmendableField[]>> = {
  certificateTypeId: ['certificateLevel', 'courseCodes'],
  certificateLevel: ['courseCodes'],
};

export function taken(fields: ReadonlySet<AmendableField>, field: AmendableField, on: boolean): ReadonlySet<AmendableField> {
  const after = new Set(fields);
  if (!on) after.delete(field);
  else [field, ...(FOLLOWERS[field] ?? [])].forEach((f) => after.add(f));
  return after;
}

export const ready = (form: AmendForm): boolean => form.fields.size > 0 && form.reason.trim().length > 0;

export function inputOf(form: AmendForm, version: number): AmendInput {
  const of = <T>(field: AmendableField, value: T): T | null => (form.fields.has(field) ? value : null);
  return {
    version,
    fields: [...form.fields],
    reason: form.reason.trim(),
    phone: of('phone', form.phone.trim() || null),
    certificateTypeId: of('certificateTypeId', form.certificateTypeId),
    certificateLevel: of('certificateLevel', form.certificateLevel),
    courseCodes: of('courseCodes', [...form.courseCodes]),
    certificateNumber: of('certificateNumber', form.certificateNumber.trim() || null),
    issuedOn: of('issuedOn', form.issuedOn || null),
    validUntil: of('validUntil', form.validUntil || null),
  };
}
