export type IdNumberFault = 'empty' | 'length' | 'characters' | 'area' | 'birth' | 'check';

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const checkCharacters = '10X98765432';
/** Provinces only: the codes below them are withdrawn over time, but stay on the cards. */
const provinces = new Set(
  '11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82 83'.split(' '),
);

/** Full-width characters become half-width, spaces go, x becomes X: what people type is folded before it is judged. */
export function foldCode(text: string): string {
  return text
    .replace(/[\uff01-\uff5e]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0))
    .replace(/[\s\u3000]/g, '')
    .toUpperCase();
}

/** Judges by GB 11643: the first fault found, or null for a sound number. */
export function idNumberFault(text: string, today: Date = new Date()): IdNumberFault | null {
  const id = foldCode(text);
  if (!id) {
    return 'empty';
  }
  if (id.length !== 18) {
    return 'length';
  }
  if (!/^\d{17}[\dX]$/.test(id)) {
    return 'characters';
  }
  if (!provinces.has(id.slice(0, 2))) {
    return 'area';
  }
  return isBirthDate(id.slice(6, 14), today) ? (checkCharacter(id) === id[17] ? null : 'check') : 'birth';
}

export function checkCharacter(id: string): string {
  const sum = weights.reduce((total, weight, index) => total + weight * Number(id[index]), 0);
  return checkCharacters[sum % 11];
}

function isBirthDate(digits: string, today: Date): boolean {
  const [year, month, day] = [digits.slice(0, 4), digits.slice(4, 6), digits.slice(6, 8)].map(Number);
  const date = new Date(Date.UTC(year, month - 1, day));
  return year >= 1800 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day && date.getTime() <= today.getTime();
}
