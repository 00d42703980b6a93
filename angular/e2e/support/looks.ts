import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import { expect, type BrowserContext, type Page, type Request } from '@playwright/test';
import { output } from './host';

/** What each page still waits for; a line of events, which a page that follows a desk keeps open, excepted. */
const waitingFor = new WeakMap<Page, Set<Request>>();
const quietMs = 400;

export function listenIn(context: BrowserContext) {
  // the browser's own "network idle" would never come where a line is open
  const of = (request: Request) => {
    if (request.isNavigationRequest() || request.resourceType() === 'eventsource') return null;
    const page = request.frame().page();
    return waitingFor.get(page) ?? waitingFor.set(page, new Set()).get(page);
  };
  context.on('request', (request) => of(request)?.add(request));
  context.on('requestfinished', (request) => of(request)?.delete(request));
  context.on('requestfailed', (request) => of(request)?.delete(request));
}

/** Rests until nothing is loading and nothing moves, so that pictures and colours are the final ones. */
export async function settled(page: Page) {
  await page.waitForLoadState('load');
  let since = Date.now();
  const quiet = () => {
    if (waitingFor.get(page)?.size) since = Date.now();
    return Date.now() - since >= quietMs;
  };
  await expect.poll(quiet, { intervals: [50], message: 'the page goes on loading' }).toBe(true);
  await expect(page.locator('.ant-spin-spinning, .ant-skeleton-active')).toHaveCount(0);
  await page.evaluate(async () => {
    await document.fonts.ready;
    const finite = document
      .getAnimations()
      .filter((animation) => Number.isFinite(animation.effect?.getComputedTiming().endTime ?? Infinity));
    await Promise.allSettled(finite.map((animation) => animation.finished));
  });
}

/** For people to look at: test-output/screens/<size>-<language>/<name>.png. */
export async function keepPicture(page: Page, folder: string, name: string) {
  const path = join(output, 'screens', folder);
  mkdirSync(path, { recursive: true });
  await page.screenshot({ path: join(path, `${name}.png`), fullPage: true, animations: 'disabled', caret: 'hide' });
}

export async function expectAccessible(page: Page) {
  const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa']).analyze();
  const told = violations.map(
    ({ id, help, nodes }) =>
      `${id}: ${help}\n${nodes.map((node) => `   ${node.html.slice(0, 200)}\n   ${node.failureSummary ?? ''}`).join('\n')}`,
  );
  expect(told, 'violations of wcag2a and wcag2aa').toEqual([]);
}

/** No page scrolls sideways as a whole; wide tables scroll inside themselves. */
export async function expectNoSidewaysScroll(page: Page) {
  const width = await page.evaluate(() => [document.documentElement.scrollWidth, document.documentElement.clientWidth]);
  expect(width[0], 'the page is wider than the screen').toBeLessThanOrEqual(width[1]);
}

/**
 * The words that the program itself says: names of controls, headings, hints. What people or the catalogue wrote is
 * data in its own language and carries lang="zh-Hans" or data-own-words, so that screen readers know it too.
 */
export async function ownWords(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const spoken =
      'button, a, label, legend, summary, th, h1, h2, h3, h4, [role=tab], [role=menuitem], [role=button], [role=heading], .ant-tag, .ant-form-item-extra';
    const foreign =
      '[data-own-words], [lang]:not(html), [translate=no], [aria-hidden=true], .ant-alert-icon, .ant-result-icon, .ant-select-arrow, .ant-picker .anticon';
    const words = new Set<string>();
    const say = (text: string | null) => {
      const folded = text?.replace(/\s+/g, ' ').trim();
      if (folded) words.add(folded);
    };
    for (const element of document.querySelectorAll<HTMLElement>(spoken)) {
      if (element.closest(foreign) || !element.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue;
      const copy = element.cloneNode(true) as HTMLElement;
      for (const data of copy.querySelectorAll(foreign)) data.remove();
      say(copy.textContent);
    }
    for (const element of document.querySelectorAll<HTMLElement>('[placeholder], [aria-label], [title], [alt]')) {
      if (element.closest(foreign) || !element.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue;
      for (const name of ['placeholder', 'aria-label', 'title', 'alt']) say(element.getAttribute(name));
    }
    say(document.title);
    return [...words];
  });
}
