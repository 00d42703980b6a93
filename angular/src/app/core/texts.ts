import { inject, Injectable, Pipe, PipeTransform, signal } from '@angular/core';
import type account from '../texts/zh-Hans/account.json';
import type common from '../texts/zh-Hans/common.json';
import type staff from '../texts/zh-Hans/staff.json';
import type student from '../texts/zh-Hans/student.json';
import accountZh from '../texts/zh-Hans/account.json';
import commonZh from '../texts/zh-Hans/common.json';

type Leaves<T> = { [K in keyof T & string]: T[K] extends string ? K : `${K}.${Leaves<T[K]>}` }[keyof T & string];
export type TextKey =
  | `common.${Leaves<typeof common>}`
  | `account.${Leaves<typeof account>}`
  | `student.${Leaves<typeof student>}`
  | `staff.${Leaves<typeof staff>}`;
export type TextParams = Record<string, string | number>;
export type Language = 'zh-Hans' | 'en';
export type TextArea = 'common' | 'account' | 'student' | 'staff';
export interface TextTree {
  [key: string]: string | TextTree;
}

const loaders: Record<Language, Record<TextArea, () => Promise<TextTree>>> = {
  'zh-Hans': {
    common: async () => commonZh,
    account: async () => accountZh,
    student: () => import('../texts/zh-Hans/student.json').then((m) => m.default),
    staff: () => import('../texts/zh-Hans/staff.json').then((m) => m.default),
  },
  en: {
    common: () => import('../texts/en/common.json').then((m) => m.default),
    account: () => import('../texts/en/account.json').then((m) => m.default),
    student: () => import('../texts/en/student.json').then((m) => m.default),
    staff: () => import('../texts/en/staff.json').then((m) => m.default),
  },
};

/** For every word on the screen: texts by area in the chosen language; an area's texts come with its screens. */
@Injectable({ providedIn: 'root' })
export class Texts {
  private readonly areas = new Set<TextArea>(['common', 'account']);
  private readonly entries = signal<ReadonlyMap<string, string>>(
    flatten({ common: commonZh as unknown as TextTree, account: accountZh as unknown as TextTree }),
  );
  private readonly current = signal<Language>('zh-Hans');
  readonly language = this.current.asReadonly();

  /** Resolves once the area's texts are there; a route's resolver calls it. */
  async use(area: TextArea): Promise<void> {
    this.areas.add(area);
    await this.load(this.current());
  }

  async setLanguage(language: Language): Promise<void> {
    await this.load(language);
  }

  t(key: TextKey, params?: TextParams): string {
    return this.of(key, params);
  }

  /** For keys put together from a code; an unknown key gives the fallback, else the key itself. */
  of(key: string, params?: TextParams, fallback?: string): string {
    const text = this.entries().get(key) ?? fallback ?? key;
    return params ? text.replace(/\{(\w+)\}/g, (hole, name: string) => String(params[name] ?? hole)) : text;
  }

  private async load(language: Language): Promise<void> {
    const trees: TextTree = {};
    await Promise.all([...this.areas].map(async (area) => (trees[area] = await loaders[language][area]())));
    this.entries.set(flatten(trees));
    this.current.set(language);
  }
}

export function flatten(tree: TextTree, prefix = ''): Map<string, string> {
  const flat = new Map<string, string>();
  for (const [key, value] of Object.entries(tree)) {
    if (typeof value === 'string') {
      flat.set(prefix + key, value);
    } else {
      flatten(value, `${prefix}${key}.`).forEach((text, inner) => flat.set(inner, text));
    }
  }
  return flat;
}

/** For a known key in a template. Impure, because it reads the language's signal: the template follows a switch. */
@Pipe({ name: 't', pure: false })
export class TextPipe implements PipeTransform {
  private readonly texts = inject(Texts);

  transform(key: TextKey, params?: TextParams): string {
    return this.texts.t(key, params);
  }
}

/** For a text chosen by a code from the server: {{ 'common.status' | tOf: status }}. */
@Pipe({ name: 'tOf', pure: false })
export class TextOfPipe implements PipeTransform {
  private readonly texts = inject(Texts);

  transform(group: string, code: string | null | undefined, fallback?: string): string {
    return code ? this.texts.of(`${group}.${code}`, undefined, fallback ?? code) : '';
  }
}
