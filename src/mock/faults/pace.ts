/** Faults of time: when the head, the first byte and each chunk go out, counted from the start. */
import type { Delivery } from '../../protocol/reply.js';
import { chunksOf } from '../replies/chunks.js';
import type { Answer } from '../stages.js';
import type { Fault, FaultGroup, Setting } from './fault.js';
import { delivered, halfOf } from './frames.js';

const goal = 'the kit: pacing (first byte, rate, jitter, gaps); a reply’s own delivery goes before';

const pacing = (
  title: string,
  settles: readonly Setting[],
  deliveryOf: (answer: Answer, random: () => number) => Delivery,
): Fault => ({
  title,
  source: goal,
  settles,
  wire: (answer, { random }) => delivered(answer, deliveryOf(answer, random)),
});

const chunksIn = ({ pieces, delivery }: Answer): readonly Uint8Array[] =>
  chunksOf(pieces, delivery?.chunking);

/** The faults `pace/…`. */
export const pace = {
  'pace/late-headers': pacing('Nothing comes for a second; then all.', ['firstByte'], () => ({
    firstByte: 1000,
  })),
  'pace/slow-headers': pacing(
    'Status line and headers come line by line, 100 ms apart.',
    ['head'],
    () => ({ head: { interval: 100 } }),
  ),
  'pace/late-first-byte': pacing(
    'The headers come at once, the first byte of the body a second later.',
    ['head', 'firstByte'],
    () => ({ head: 'at-once', firstByte: 1000 }),
  ),
  'pace/steady': pacing('A chunk every 10 ms.', ['interval'], () => ({ interval: 10 })),
  'pace/slow': pacing('A chunk every 250 ms.', ['interval'], () => ({ interval: 250 })),
  'pace/jitter': pacing(
    'A chunk every 20 ms, each up to 60 ms late, as the seed draws it.',
    ['interval'],
    (_, random) => ({
      interval: 20,
      jitter: { upTo: 60, seed: Math.floor(random() * 4_294_967_296) },
    }),
  ),
  'pace/gap': pacing('Three seconds of silence after half of the chunks.', ['gap'], (answer) => ({
    gap: { before: halfOf(chunksIn(answer)), wait: 3000 },
  })),
  'pace/gap-before-end': pacing(
    'Three seconds of silence before the last chunk.',
    ['gap'],
    (answer) => ({ gap: { before: chunksIn(answer).length - 1, wait: 3000 } }),
  ),
  'pace/trickle': pacing(
    'Sixteen bytes at a time, a kibibyte a second.',
    ['chunking', 'rate'],
    () => ({ chunking: { bytes: 16 }, rate: 1024 }),
  ),
} as const satisfies FaultGroup;
