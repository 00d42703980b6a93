import { AmendForm, inputOf, ready, taken } from './amend-values';

const empty: AmendForm = {
  fields: new Set(),
  phone: '13800000001',
  certificateTypeId: 'x',
  certificateLevel: 'Elementary',
  courseCodes: ['02133'],
  certificateNumber: ' TEST-1 ',
  issuedOn: '2025-06-01',
  validUntil: '',
  reason: ' checked ',
};

describe('amend values', () => {
  it('takes up what must follow another certificate', () => {
    expect([...taken(new Set(), 'certificateTypeId', true)]).toEqual(['certificateTypeId', 'certificateLevel', 'courseCodes']);
    expect([...taken(new Set(['phone'] as const), 'phone', false)]).toEqual([]);
  });
  it('needs a field and a reason', () => {
    expect(ready(empty)).toBe(false);
    expect(ready({ ...empty, fields: new Set(['phone']), reason: ' ' })).toBe(false);
    expect(ready({ ...empty, fields: new Set(['phone']) })).toBe(true);
  });
  it('sends nothing of the fields left alone', () => {
    const input = inputOf({ ...empty, fields: new Set(['certificateNumber', 'validUntil']) }, 7);
    expect(input).toEqual({
      version: 7,
      fields: ['certificateNumber', 'validUntil'],
      reason: 'checked',
      phone: null,
      certificateTypeId: null,
      certificateLevel: null,
      courseCodes: null,
      certificateNumber: 'TEST-1',
      issuedOn: null,
      validUntil: null,
    });
  });
});
