import { rmSync } from 'node:fs';
import { runFolder } from './host';

export default function tearDown() {
  rmSync(runFolder(), { recursive: true, force: true });
}
