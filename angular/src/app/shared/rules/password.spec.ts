import { passwordRules } from './password';

describe('password rules', () => {
  it('are ticked one by one', () => {
    const met = (password: string, repeat = password) =>
      passwordRules(password, repeat, 8)
        .filter((rule) => rule.met)
        .map((rule) => rule.key);
    expect(met('')).toEqual([]);
    expect(met('abc')).toEqual(['letter', 'same']);
    expect(met('abcdefg1')).toEqual(['length', 'letter', 'digit', 'same']);
    expect(met('abcdefg1', 'abcdefg2')).not.toContain('same');
  });
});
