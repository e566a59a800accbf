/** A fixed encoding for tests of the dialects: no clock, a pad of three letters. */
import type { Dialect, Encoding } from '../../src/protocol/dialects/dialect.js';
import { dialects } from '../../src/protocol/dialects/index.js';
import { variantNamed } from '../../src/protocol/families.js';
import { splitText } from '../../src/protocol/split.js';

/** The history that COHERE frames repeat: what the request sent, its message last. */
const history = [
  { role: 'USER', message: 'Hello' },
  { role: 'CHATBOT', message: 'Hi!' },
  { role: 'USER', message: 'Weather in Paris?' },
];

/** A named variant's dialect, and what it encodes with. */
export function setting(
  name: string,
  changes: Partial<Encoding> = {},
): { readonly dialect: Dialect; readonly encoding: Encoding } {
  const named = variantNamed(name);
  if (named === undefined) throw new Error(`There is no variant ${name}.`);
  const encoding: Encoding = {
    variant: named.variant,
    modelId: 'the.model',
    modelVersion: '1.0.0',
    includeUsage: true,
    split: splitText,
    pad: () => 'aaa',
    timeCreated: '2026-11-21T08:00:00.025Z',
    id: 'the-id',
    history,
    ...changes,
  };
  return { dialect: dialects[named.dialect], encoding };
}
