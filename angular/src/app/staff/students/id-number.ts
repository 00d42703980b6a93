export type IdNumberProblem = 'length' | 'format' | 'date' | 'checkDigit';

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECK_DIGITS = '10X98765432';

/** What is wrong with an ID number by GB 11643-1999, or null; the server has the last word. */
export function idNumberProblem(value: string): IdNumberProblem | null {
  const text = value.toUpperCase();
  if (!/^[\dX]*$/.test(text)) return 'format';
  if (text.length !== 18) return 'length';
  if (!/^\d{17}[\dX]$/.test(text)) return 'format';
  const [year, month, day] = [Number(text.slice(6, 10)), Number(text.slice(10, 12)), Number(text.slice(12, 14))];
  const date = new Date(Date.UTC(year, month - 1, day));
  if (year < 1900 || date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return 'date';
  const sum = WEIGHTS.reduce((total, weight, i) => total + weight * Number(text[i]), 0);
  return CHECK_DIGITS[sum % 11] === text[17] ? null : 'checkDigit';
}
