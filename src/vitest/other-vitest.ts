/** Why nothing can be registered: the file is run by another Vitest than the kit's, or by none. */
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { TestRunner } from 'vitest';
import type { ConformError } from '../errors.js';
import { toldWhole } from './told-whole.js';

/**
 * Demands that this copy of Vitest runs the file that is being loaded: the kit's first word to it.
 *
 * @throws ConformError `OCIC_OTHER_VITEST`, with the versions on both sides as far as they are known
 */
export function checkVitest(): void {
  try {
    TestRunner.getCurrentSuite();
  } catch (cause) {
    throw otherVitest(cause);
  }
}

function otherVitest(cause: unknown): ConformError {
  const own = versionFrom(import.meta.url);
  const running = versionFrom(join(process.cwd(), 'package.json'));
  const found = running === undefined ? 'no Vitest' : `Vitest ${running}`;
  const problem =
    process.env.VITEST === undefined
      ? 'This file is not run by Vitest'
      : `This file is not run by the Vitest that oci-conform has, ${own}: the project has ${found}`;
  return toldWhole(
    'OCIC_OTHER_VITEST',
    `${problem}, so no test can be registered in it.`,
    `Run it by \`npx vitest run\`, with a version that both can share: npm install --save-dev vitest@^${own}, then npm dedupe. With another Vitest, \`npx oci-conform --provider\` does the same, and startMock() works in any.`,
    { cause },
  );
}

function versionFrom(place: string): string | undefined {
  try {
    const manifest: { readonly version: string } = createRequire(place)('vitest/package.json');
    return manifest.version;
  } catch {
    return undefined;
  }
}
