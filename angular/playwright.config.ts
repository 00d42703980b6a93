import { defineConfig, devices } from '@playwright/test';
import { hostAddress, hostCommand, hostEnvironment, hostFolder } from './e2e/support/host';

/** Browser tests against the real host: its Release build, demo data, a database and picture folder of this run alone. */
export default defineConfig({
  testDir: './e2e',
  outputDir: '../test-output/browser',
  globalSetup: './e2e/support/global-setup.ts',
  globalTeardown: './e2e/support/global-teardown.ts',
  fullyParallel: false,
  forbidOnly: !!process.env['CI'],
  retries: 0,
  workers: 2,
  timeout: 90_000,
  expect: { timeout: 15_000 },
  reporter: [['list']],
  use: {
    baseURL: hostAddress(),
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    testIdAttribute: 'data-testid',
    actionTimeout: 15_000,
    navigationTimeout: 30_000,
    trace: 'off', // recording costs four times the run; `npm run e2e -- --trace on` when hunting
    screenshot: 'only-on-failure',
    acceptDownloads: true,
    launchOptions: { args: ['--no-sandbox', '--disable-background-networking'] },
  },
  projects: [
    {
      name: 'phone',
      use: {
        viewport: { width: 390, height: 844 },
        deviceScaleFactor: 2,
        isMobile: true,
        hasTouch: true,
        userAgent: devices['Pixel 7'].userAgent,
      },
    },
    { name: 'desktop', use: { viewport: { width: 1366, height: 768 } } },
  ],
  webServer: {
    command: hostCommand(),
    cwd: hostFolder,
    env: hostEnvironment(),
    url: `${hostAddress()}/health/ready`,
    timeout: 180_000,
    reuseExistingServer: false,
    gracefulShutdown: { signal: 'SIGTERM', timeout: 10_000 },
  },
});
