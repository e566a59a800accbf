/** What an update did to a baseline, in words. Pure. */
import type { Updated } from './update.js';

/**
 * What was done to a baseline, in one line without its file.
 *
 * @param written whether the file is another than before
 *
 * @example
 * changeWords(updated, true); // '7 entries written: 2 added, 5 kept; 1 removed: stream/cohere/text'
 */
export function changeWords(updated: Updated, written: boolean): string {
  const { baseline, added, kept, narrowed, changed, renewed, removed } = updated;
  const { length } = baseline.entries;
  const entries = `${length} ${length === 1 ? 'entry' : 'entries'}`;
  if (!written) return `as it was, ${entries}`;
  const counts = Object.entries({ added, kept, narrowed, changed, renewed })
    .filter(([, patterns]) => patterns.length > 0)
    .map(([word, patterns]) => `${patterns.length} ${word}`);
  const stand = counts.length === 0 ? '' : `: ${counts.join(', ')}`;
  const gone = removed.length === 0 ? '' : `; ${removed.length} removed: ${removed.join(', ')}`;
  return `${entries} written${stand}${gone}`;
}
