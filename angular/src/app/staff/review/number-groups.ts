/** Splits an ID number where the eye splits it: area, birth date, rest; masked or whole. Anything else is shown as it is. */
export function idNumberGroups(value: string): string[] {
  return /^[\d*]{17}[\dXx*]$/.test(value) ? [value.slice(0, 6), value.slice(6, 10), value.slice(10, 14), value.slice(14)] : [value];
}

/** Splits a long number into groups of four for comparing it with a photo; letters keep their place. */
export function fourGroups(value: string): string[] {
  return value.length > 8 ? (value.match(/.{1,4}/g) ?? [value]) : [value];
}

/** A mobile number as people say it: 3-4-4. */
export function phoneGroups(value: string): string[] {
  return /^[\d*]{11}$/.test(value) ? [value.slice(0, 3), value.slice(3, 7), value.slice(7)] : [value];
}
