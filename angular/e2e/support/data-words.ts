import type { Page } from '@playwright/test';

/** Answers of the API whose texts the program says itself, in the reader's language. */
const ownTexts = /\/api\/abp\/application-localization|\/api\/abp\/application-configuration/;
/** Members that are translated by the server, although the rest of their answer is data. */
const translatedMembers = new Set(['text', 'message', 'description', 'displayName']);

interface Configuration {
  readonly currentUser?: unknown;
  readonly setting?: { readonly values: Record<string, string> };
}

/** The signed-in person, and the accounts that the demo's sign-in page offers. */
function namesIn(configuration: Configuration): unknown[] {
  const accounts = JSON.parse(configuration.setting?.values['Exemption.DemoAccounts'] ?? '[]') as { userName: string; password: string }[];
  return [configuration.currentUser, accounts.map(({ userName }) => userName)];
}

/** Names of people, centres, courses, announcements …: what a page shows as data keeps its own language. */
export class DataWords {
  private readonly words = new Set<string>();
  private readonly reading: Promise<void>[] = [];

  constructor(page: Page) {
    page.on('response', (response) => {
      if (!response.url().includes('/api/') || !response.headers()['content-type']?.includes('json')) return;
      this.reading.push(
        response.json().then(
          (body) => this.collect(ownTexts.test(response.url()) ? namesIn(body as Configuration) : body),
          () => undefined, // an answer that was left behind by a navigation
        ),
      );
    });
  }

  /** The words with all data taken out of them. */
  async removedFrom(words: readonly string[]): Promise<string[]> {
    await Promise.all(this.reading);
    const data = [...this.words].sort((a, b) => b.length - a.length);
    return words.map((word) => data.reduce((rest, entry) => rest.split(entry).join(' '), word));
  }

  private collect(value: unknown, member = '') {
    if (typeof value === 'string') {
      if (!translatedMembers.has(member)) for (const line of value.split(/\n+/)) this.add(line);
    } else if (Array.isArray(value)) {
      for (const entry of value) this.collect(entry, member);
    } else if (value && typeof value === 'object') {
      for (const [name, entry] of Object.entries(value)) this.collect(entry, name);
    }
  }

  private add(line: string) {
    const folded = line
      .replace(/^[#\s-]+|\*\*/g, '')
      .replace(/\s+/g, ' ')
      .trim();
    if (folded.length > 1) this.words.add(folded);
  }
}
