import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { output, runFolder } from './host';
import { makePictures } from './pictures';

export default async function setUp() {
  rmSync(join(output, 'screens'), { recursive: true, force: true });
  await makePictures(join(runFolder(), 'pictures'));
}
