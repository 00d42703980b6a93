import { checkCharacter, foldCode, idNumberFault } from './id-number';

const today = new Date('2026-11-24T00:00:00Z');
const sound = (first17: string) => first17 + checkCharacter(first17);

describe('ID number', () => {
  it('accepts the published examples', () => {
    expect(idNumberFault('11010519491231002X', today)).toBeNull();
    expect(idNumberFault('440524188001010014', today)).toBeNull();
    expect(idNumberFault(sound('51999919990101001'), today)).toBeNull();
  });

  it('folds full-width characters, spaces and a small x before judging', () => {
    expect(foldCode(' \uff11\uff11\uff10105 19491231002x ')).toBe('11010519491231002X');
    expect(idNumberFault('\uff11\uff11\uff10105 19491231002x', today)).toBeNull();
  });

  it('names each cause', () => {
    expect(idNumberFault('', today)).toBe('empty');
    expect(idNumberFault('110105194912310', today)).toBe('length');
    expect(idNumberFault('1101051949123100XX', today)).toBe('characters');
    expect(idNumberFault('991105194912310020', today)).toBe('area');
    expect(idNumberFault(sound('51999919990230001'), today)).toBe('birth');
    expect(idNumberFault(sound('51999920990101001'), today)).toBe('birth');
    expect(idNumberFault('110105194912310021', today)).toBe('check');
  });
});
