import { fourGroups, idNumberGroups, phoneGroups } from './number-groups';

describe('number groups', () => {
  it('splits an ID number into area, year, day and rest', () => {
    expect(idNumberGroups('51999920000101001X')).toEqual(['519999', '2000', '0101', '001X']);
  });

  it('shows a malformed ID number untouched, so that the fault is seen', () => {
    expect(idNumberGroups('5199992000')).toEqual(['5199992000']);
  });

  it('never loses or adds a sign', () => {
    for (const text of ['', '12345678', '123456789', 'AB-2026-000123']) expect(fourGroups(text).join('')).toBe(text);
    expect(phoneGroups('13900000001')).toEqual(['139', '0000', '0001']);
    expect(phoneGroups('0816-6089268')).toEqual(['0816-6089268']);
  });

  it('splits masked numbers at the same places', () => {
    expect(idNumberGroups('519999********0013')).toEqual(['519999', '****', '****', '0013']);
    expect(phoneGroups('139****0001')).toEqual(['139', '****', '0001']);
  });
});
