/** Where the recordings of this package are. */
import { fileURLToPath } from 'node:url';
import { packageFile } from '../package-files.js';

/** The folder of the packaged recordings. */
export function packagedFolder(): string {
  return fileURLToPath(packageFile('fixtures'));
}
