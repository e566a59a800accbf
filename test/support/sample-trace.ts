/** A trace for the tests of checks: of one cell, in which nothing was called yet. */
import type { Trace } from '../../src/suites/trace.js';

/** UTF-8 text as exchanges tell it. */
export const utf8 = (text: string) => ({ encoding: 'utf8', text, bytes: text.length }) as const;

/** A trace with these parts. */
export const sampleTrace = (parts: Partial<Trace> = {}): Trace => ({
  version: 1,
  case: 'a/case',
  transport: 'sdk',
  auth: 'api_key',
  target: { kind: 'mock', name: 'mock' },
  provider: { name: 'p', version: '1' },
  seed: 1,
  call: { operation: 'list-models' },
  outcome: {},
  events: [],
  seen: [],
  duration: 0,
  ...parts,
});
