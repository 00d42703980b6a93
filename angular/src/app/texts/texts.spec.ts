import { flatten, TextTree } from '../core/texts';
import accountEn from './en/account.json';
import commonEn from './en/common.json';
import staffEn from './en/staff.json';
import studentEn from './en/student.json';
import accountZh from './zh-Hans/account.json';
import commonZh from './zh-Hans/common.json';
import staffZh from './zh-Hans/staff.json';
import studentZh from './zh-Hans/student.json';

const areas: [string, unknown, unknown][] = [
  ['common', commonZh, commonEn],
  ['account', accountZh, accountEn],
  ['student', studentZh, studentEn],
  ['staff', staffZh, staffEn],
];
const placeholders = (text: string) => [...text.matchAll(/\{\w+\}/g)].map((match) => match[0]).sort();

describe.each(areas)('texts of %s', (_area, zh, en) => {
  const chinese = flatten(zh as TextTree);
  const english = flatten(en as TextTree);

  it('exist in both languages', () => {
    expect([...english.keys()].sort()).toEqual([...chinese.keys()].sort());
  });

  it('have the same placeholders', () => {
    const different = [...chinese].filter(([key, text]) => placeholders(text).join() !== placeholders(english.get(key) ?? '').join());
    expect(different.map(([key]) => key)).toEqual([]);
  });

  it('have Chinese marks in Chinese (GB/T 15834), but for the sample of a file', () => {
    const western = /[\u4e00-\u9fff》”）][,;:?!(]|[,;?!)][\u4e00-\u9fff《“（]/;
    expect([...chinese].filter(([key, text]) => western.test(text) && !key.endsWith('importSample')).map(([key]) => key)).toEqual([]);
  });

  it('are never empty', () => {
    expect([...chinese, ...english].filter(([, text]) => !text.trim()).map(([key]) => key)).toEqual([]);
  });
});

describe('source files', () => {
  it('hold no Chinese outside the texts', async () => {
    const { readdirSync, readFileSync } = await import('node:fs');
    const files = readdirSync('src/app', { recursive: true, encoding: 'utf8' }).filter(
      (file) => /\.(ts|html)$/.test(file) && !file.startsWith('texts'),
    );
    expect(files.length).toBeGreaterThan(40);
    expect(files.filter((file) => /[\u3000-\u303f\u4e00-\u9fff\uff01-\uff5e]/.test(readFileSync(`src/app/${file}`, 'utf8')))).toEqual([]);
  });
});
