import { existsSync, mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const angular = resolve(__dirname, '../..');
export const root = resolve(angular, '..');
export const hostFolder = join(root, 'host/Exemption.Host/bin/Release/net10.0');
/** What people look at afterwards: screenshots, the host's log, traces. */
export const output = join(root, 'test-output');

/**
 * Debian's Chromium, or the one that Playwright finds by itself. Without its own window, where Debian has it, it takes a third of the load,
 * but cannot show a PDF.
 */
export function chromiumPath(kind: 'whole' | 'windowless' = 'windowless'): string | undefined {
  const known = ['/usr/bin/chromium-headless-shell', '/usr/bin/chromium'];
  return [process.env['E2E_CHROMIUM'], ...(kind === 'whole' ? known.reverse() : known)].find((path) => path && existsSync(path));
}

/** Where this run keeps database, pictures and films: chosen once, inherited by the workers through the environment. */
export function runFolder(): string {
  return (process.env['E2E_FOLDER'] ??= mkdtempSync(join(tmpdir(), 'exemption-e2e-')));
}

export function hostAddress(): string {
  return `http://localhost:${hostPort()}`;
}

export function hostCommand(): string {
  mkdirSync(output, { recursive: true });
  return `exec dotnet Exemption.Host.dll > '${join(output, 'browser-tests-host.txt')}' 2>&1`;
}

export function hostEnvironment(): Record<string, string> {
  return {
    PORT: hostPort(),
    EXEMPTION_DATA: join(runFolder(), 'data'),
    EXEMPTION_DEMO: 'true',
    EXEMPTION_WEB: join(angular, 'dist/exemption/browser'),
    RateLimits__LoginPerMinute: '100000', // all the tests' people come from one address
  };
}

function hostPort(): string {
  return (process.env['E2E_PORT'] ??= String(20_000 + Math.floor(Math.random() * 12_000))); // below the range of outgoing connections
}
