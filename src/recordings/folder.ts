/** Where the recordings of this package are. */
import { fileURLToPath } from 'node:url';

/**
 * The folder of the packaged recordings: `fixtures/` beside `src/` and `dist/`, found from this
 * module, so it is right in a checkout and in an installed package alike.
 */
export function packagedFolder(): string {
  return fileURLToPath(new URL('../../fixtures', import.meta.url));
}
