import { join } from 'node:path';
import { test as base, expect, type Browser, type BrowserContext, type Page } from '@playwright/test';
import { runFolder } from './host';
import { FakeCamera, type Shape } from './pictures';

export { expect };

/** Sizes that the two projects stand for; staff always sit at a desk. */
export const desk = {
  viewport: { width: 1366, height: 768 },
  deviceScaleFactor: 1,
  isMobile: false,
  hasTouch: false,
  userAgent: undefined,
};

export const pictures = join(runFolder(), 'pictures');

/** Everything a browser complains about while a test runs, refused requests of the API excepted: those are answers. */
class Complaints {
  readonly lines: string[] = [];

  async watch(context: BrowserContext) {
    await context.addInitScript(() => {
      document.addEventListener('securitypolicyviolation', (event) => console.error(`CSP ${event.violatedDirective}: ${event.blockedURI}`));
    });
    context.on('weberror', (event) => this.lines.push(`error: ${event.error().stack ?? event.error().message}`));
    context.on('console', (message) => {
      const text = message.text();
      const refusal = /status of 4(00|01|03|04|09|13|29)/.test(text) && message.location().url.includes('/api/');
      if ((message.type() === 'error' || message.type() === 'warning') && !refusal)
        this.lines.push(`${message.type()}: ${text} (${message.location().url})`);
    });
  }
}

interface TestFixtures {
  readonly complaints: Complaints;
  /** Another person at another machine, by default a desk. */
  readonly visitor: (options?: Parameters<Browser['newContext']>[0]) => Promise<Page>;
}

interface WorkerFixtures {
  readonly camera: FakeCamera;
}

export const test = base.extend<TestFixtures, WorkerFixtures>({
  camera: [
    async ({}, use, worker) => use(new FakeCamera(pictures, worker.project.name as Shape, `${worker.project.name}-${worker.workerIndex}`)),
    { scope: 'worker' },
  ],
  launchOptions: [
    async ({ launchOptions, camera }, use) => {
      const fake = [
        '--use-fake-device-for-media-stream',
        '--use-fake-ui-for-media-stream',
        `--use-file-for-fake-video-capture=${camera.file}`,
      ];
      await use({ ...launchOptions, args: [...(launchOptions.args ?? []), ...fake] });
    },
    { scope: 'worker' },
  ],
  complaints: [
    async ({}, use) => {
      const complaints = new Complaints();
      await use(complaints);
      expect(complaints.lines, 'what the browsers complained about').toEqual([]);
    },
    { auto: true },
  ],
  context: async ({ context, complaints }, use) => {
    await complaints.watch(context);
    await use(context);
  },
  visitor: async ({ browser, complaints, baseURL }, use) => {
    const opened: BrowserContext[] = [];
    await use(async (options = {}) => {
      const context = await browser.newContext({ baseURL, locale: 'zh-CN', timezoneId: 'Asia/Shanghai', ...desk, ...options });
      opened.push(context);
      await complaints.watch(context);
      return context.newPage();
    });
    for (const context of opened) await context.close();
  },
});
