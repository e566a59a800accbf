/** V8 set up for a run: many things done a few times each, and over in seconds. See docs/performance.md. */
import { setFlagsFromString } from 'node:v8';

/** Mebibytes of a half of the space for young objects: of what a case leaves behind, most is garbage when it is full. */
const halfSpace = 32;

/** Bytes of code run by a function before V8 optimises it, in Node 20: most that it optimises by default does not pay here. */
const budget = 1_000_000;

/**
 * Sets V8's flags. For threads that start later on; a command calls it whose process is its own. V8 says so on stderr
 * where it does not know a flag, so none is set in versions that were not seen to have it.
 */
export function tuneEngine(): void {
  const version = Number.parseInt(process.versions.v8, 10);
  // Node 20 to 24.
  if (version < 11 || version > 13) return;
  setFlagsFromString(`--min-semi-space-size=${halfSpace}`);
  setFlagsFromString(`--max-semi-space-size=${halfSpace}`);
  // Later ones have a compiler between, and gain nothing.
  if (version === 11) setFlagsFromString(`--interrupt-budget=${budget}`);
}
