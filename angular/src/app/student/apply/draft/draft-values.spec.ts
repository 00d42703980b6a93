import { CertificateTypeOption } from '../../../api/models';
import { DraftValues, faultsOf, withCertificate } from './draft-values';

const course = (code: string) => ({ code, name: code, credits: 4 });
const type: CertificateTypeOption = {
  id: 't1',
  code: 'WEB',
  name: 'Web',
  issuer: 'Issuer',
  hasExpiry: true,
  numberPattern: null,
  levels: [
    { level: 'Elementary', courses: [course('00001')] },
    { level: 'Advanced', courses: [course('00002'), course('00003')] },
  ],
};
const values: DraftValues = {
  idNumber: '11010519491231002X',
  phone: '13800000000',
  certificateTypeId: 't1',
  certificateLevel: 'Elementary',
  certificateNumber: 'ABC-12345',
  issuedOn: '2025-01-01',
  validUntil: '2027-01-01',
  courseCodes: ['00001'],
  remark: null,
};
const today = '2026-11-24';

describe('draft values', () => {
  it('have no fault when everything is right', () => {
    expect(faultsOf(values, type, today)).toEqual({});
  });

  it('name what is wrong at its field', () => {
    expect(Object.keys(faultsOf({ ...values, phone: '138', issuedOn: '2026-11-25' }, type, today))).toEqual(['phone', 'issuedOn']);
    expect(faultsOf({ ...values, validUntil: '2026-11-23' }, type, today).validUntil?.key).toBe('student.fault.expired');
    expect(faultsOf({ ...values, validUntil: '2026-11-24' }, type, today)).toEqual({});
    expect(faultsOf({ ...values, certificateNumber: 'A B!' }, type, today).certificateNumber?.key).toBe('student.fault.number');
  });

  it('need no expiry when the catalogue says there is none', () => {
    expect(faultsOf({ ...values, validUntil: null }, { ...type, hasExpiry: false }, today)).toEqual({});
  });

  it('let the courses follow the level', () => {
    expect(withCertificate(values, type, 'Advanced').courseCodes).toEqual([]);
    expect(withCertificate({ ...values, courseCodes: [] }, type, 'Elementary').courseCodes).toEqual(['00001']);
    expect(withCertificate(values, { ...type, hasExpiry: false }, 'Elementary').validUntil).toBeNull();
  });
});
