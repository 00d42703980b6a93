/** Fictitious students: their ID numbers stand in an area code that was never given out, with a right check digit. */
export interface Person {
  readonly name: string;
  readonly idNumber: string;
  readonly ticket: string;
  readonly phone: string;
  readonly certificateNumber: string;
  readonly password: string;
}

const surnames = '赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜';
const givenNames = ['一鸣', '书瑶', '子墨', '若溪', '景行', '知微', '沐阳', '语桐', '清扬', '可心', '明轩', '安然'];

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

function idNumber(random: () => number): string {
  const two = (value: number) => String(value).padStart(2, '0');
  const birth = `${1985 + Math.floor(random() * 20)}${two(1 + Math.floor(random() * 12))}${two(1 + Math.floor(random() * 28))}`;
  const body = `519999${birth}${String(Math.floor(random() * 1000)).padStart(3, '0')}`;
  const sum = [...body].reduce((total, digit, index) => total + Number(digit) * weights[index], 0);
  return body + '10X98765432'[sum % 11];
}

/** Somebody new on every call, so that tests never meet on one record. */
export function newPerson(): Person {
  const random = Math.random;
  const digits = (length: number) => Array.from({ length }, () => Math.floor(random() * 10)).join('');
  return {
    name: surnames[Math.floor(random() * surnames.length)] + givenNames[Math.floor(random() * givenNames.length)],
    idNumber: idNumber(random),
    ticket: `0199${digits(8)}`,
    phone: `199${digits(8)}`,
    certificateNumber: `SAMPLE${digits(10)}`,
    password: `Sample-${digits(6)}`,
  };
}
