import { Pipe, PipeTransform } from '@angular/core';

export type TimeFormat = 'day' | 'minute' | 'second' | 'clock' | 'short';

const parts = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Asia/Shanghai',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
});

/** An instant as people in China read it, wherever the reader's clock stands. */
export function inShanghai(instant: string | number | Date, format: TimeFormat = 'minute'): string {
  const p = Object.fromEntries(parts.formatToParts(new Date(instant)).map((part) => [part.type, part.value])) as Record<string, string>;
  const day = `${p['year']}-${p['month']}-${p['day']}`;
  const clock = `${p['hour']}:${p['minute']}`;
  switch (format) {
    case 'day':
      return day;
    case 'clock':
      return clock;
    case 'short':
      return `${p['month']}-${p['day']} ${clock}`;
    case 'second':
      return `${day} ${clock}:${p['second']}`;
    default:
      return `${day} ${clock}`;
  }
}

@Pipe({ name: 'shanghai' })
export class ShanghaiPipe implements PipeTransform {
  transform(instant: string | null | undefined, format: TimeFormat = 'minute'): string {
    return instant ? inShanghai(instant, format) : '';
  }
}
