/** The unique parts of Oracle Cloud ids, derived from words: the same words give the same id. */
import { seededRandom } from './random.js';

const alphabet = 'abcdefghijklmnopqrstuvwxyz234567';

/** 60 characters that begin like those of the service's own resources. */
export function uniqueId(from: string): string {
  const random = seededRandom(hash(from));
  let id = 'amaaaaaa';
  while (id.length < 60) id += alphabet[Math.floor(random() * 32)] ?? 'a';
  return id;
}

/** FNV-1a: spreads names over seeds, no more. */
function hash(text: string): number {
  let state = 0x811c9dc5;
  for (const char of text) state = Math.imul(state ^ (char.codePointAt(0) ?? 0), 0x01000193);
  return state >>> 0;
}
