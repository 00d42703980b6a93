import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hostEnvironment, hostFolder } from './host';

export interface OwnHost {
  readonly address: string;
  stop(): Promise<void>;
}

/** A host for one test file that changes what everybody else relies on, such as the window. */
export async function startHost(settings: Record<string, string> = {}): Promise<OwnHost> {
  const folder = mkdtempSync(join(tmpdir(), 'exemption-e2e-own-'));
  const address = `http://localhost:${await freePort()}`;
  const process_ = spawn('dotnet', ['Exemption.Host.dll'], {
    cwd: hostFolder,
    env: { ...process.env, ...hostEnvironment(), PORT: new URL(address).port, EXEMPTION_DATA: folder, ...settings },
    stdio: 'ignore',
  });
  const ended = new Promise<void>((resolve) => process_.once('exit', () => resolve()));
  const stop = async () => {
    process_.kill('SIGTERM');
    await ended;
    rmSync(folder, { recursive: true, force: true });
  };
  for (const deadline = Date.now() + 120_000; ;) {
    const answer = await fetch(`${address}/health/ready`).catch(() => undefined);
    if (answer?.ok) return { address, stop };
    if (Date.now() > deadline || process_.exitCode !== null) {
      await stop();
      throw new Error('The host of this test file did not start.');
    }
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer();
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}
