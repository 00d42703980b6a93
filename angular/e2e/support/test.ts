import { join } from 'node:path';
import { test as base, expect, type Browser, type BrowserContext, type Page } from '@playwright/test';
import { Api, type Account } from './api';
import { chromiumPath, runFolder } from './host';
import { listenIn } from './looks';
import { arrange, type Places } from './pages';
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
    listenIn(context);
    await context.addInitScript(() => {
      document.addEventListener('securitypolicyviolation', (event) => {
        const where = event.target instanceof Element ? event.target.outerHTML.slice(0, 200) : '';
        console.error(`CSP ${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber} ${where}`);
      });
    });
    context.on('weberror', (event) => this.lines.push(`error: ${event.error().stack ?? event.error().message}`));
    context.on('console', (message) => {
      const text = message.text();
      if (message.location().url.endsWith('/favicon.ico')) return; // what the PDF viewer's tab asks for by itself
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

/**
 * A phone turns what its camera delivers by the way it is held: asked for 2560×1440 it gives 1440×2560 when upright.
 * Chromium's fake camera would cut the film to the asked shape instead.
 */
function holdUpright() {
  if (!navigator.mediaDevices) return; // about:blank is no place for cameras
  const open = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
  navigator.mediaDevices.getUserMedia = (wanted) => {
    const video =
      typeof wanted?.video === 'object' ? { ...wanted.video, width: wanted.video.height, height: wanted.video.width } : wanted?.video;
    return open({ ...wanted, video });
  };
}

/** Tests press the shutter themselves, unless they are about the release by itself. */
function releaseByHand() {
  if (location.protocol.startsWith('http')) localStorage.setItem('exemption.camera.auto', 'off');
}

type SignedIn = Awaited<ReturnType<Api['state']>>;

interface WorkerFixtures {
  readonly chromium: 'whole' | 'windowless';
  readonly camera: FakeCamera;
  /** The cookies of somebody who has signed in, for tests that are not about signing in. */
  readonly stateOf: (account: Account) => Promise<SignedIn>;
  /** Records that pages with an id in their address can show. */
  readonly places: () => Promise<Places>;
}

export const test = base.extend<TestFixtures, WorkerFixtures>({
  chromium: ['windowless', { option: true, scope: 'worker' }],
  camera: [
    async ({}, use, worker) => use(new FakeCamera(pictures, worker.project.name as Shape, `${worker.project.name}-${worker.workerIndex}`)),
    { scope: 'worker' },
  ],
  launchOptions: [
    async ({ launchOptions, camera, chromium }, use) => {
      const fake = [
        '--use-fake-device-for-media-stream',
        '--use-fake-ui-for-media-stream',
        `--use-file-for-fake-video-capture=${camera.file}`,
      ];
      await use({ ...launchOptions, executablePath: chromiumPath(chromium), args: [...(launchOptions.args ?? []), ...fake] });
    },
    { scope: 'worker' },
  ],
  stateOf: [
    async ({}, use) => {
      const known = new Map<string, Promise<SignedIn>>();
      await use((account) => {
        const state = known.get(account.userName) ?? Api.as(account).then((api) => api.state());
        known.set(account.userName, state);
        return state;
      });
    },
    { scope: 'worker' },
  ],
  places: [
    async ({}, use) => {
      let arranged: Promise<Places> | undefined;
      await use(() => (arranged ??= arrange(pictures)));
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
  context: async ({ context, complaints, isMobile }, use) => {
    await complaints.watch(context);
    if (isMobile) await context.addInitScript(holdUpright);
    await context.addInitScript(releaseByHand);
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
