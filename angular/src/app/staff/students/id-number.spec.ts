import { idNumberProblem } from './id-number';

describe('ID number', () => {
  it('accepts a right check digit, also X in either case', () => {
    expect(idNumberProblem('519999199501010005')).toBeNull();
    expect(idNumberProblem('51999919990909008X')).toBe(idNumberProblem('51999919990909008x'));
  });

  it('names what is wrong', () => {
    expect(idNumberProblem('5199991995')).toBe('length');
    expect(idNumberProblem('51999919950101000A')).toBe('format');
    expect(idNumberProblem('X19999199501010005')).toBe('format');
    expect(idNumberProblem('519999199502300005')).toBe('date');
    expect(idNumberProblem('519999199501010006')).toBe('checkDigit');
  });
});
