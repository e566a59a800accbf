/** Faults that refuse some requests with 429: by turns, by chance, by quota. */
import { texts } from '../../protocol/service-errors.js';
import type { Quota } from '../../protocol/switches.js';
import type { Fault, FaultGroup, Moment, Refusal } from './fault.js';
import { type Use, waitOf } from './quota.js';

const source = `${texts.throttled.source}; the numbers are the kit’s`;

const error = { status: texts.throttled.status, message: texts.throttled.message };

/** The refusal of a quota; `undefined` where it leaves something. */
export function beyond(quota: Quota, use: Use): Refusal | undefined {
  const wait = waitOf(quota, use);
  if (wait === undefined) return undefined;
  return quota.retryAfter
    ? { error, delivery: { headers: { 'retry-after': String(wait) } } }
    : { error };
}

const throttled = (title: string, refuses: (moment: Moment) => boolean): Fault => ({
  title,
  source,
  settles: ['status'],
  refuse: (moment) => (refuses(moment) ? { error } : undefined),
});

const limited = (title: string, quota: Quota): Fault => ({
  title,
  source,
  settles: quota.retryAfter ? ['status', 'retry-after'] : ['status'],
  refuse: (moment) => beyond(quota, moment),
});

/** The faults `throttle/…`. They count the turns that a tenancy asks for. */
export const throttle = {
  'throttle/first-two': throttled(
    'The first two requests of the tenancy are answered 429.',
    ({ turns }) => turns < 2,
  ),
  'throttle/every-second': throttled(
    'Every second request is answered 429, beginning with the second.',
    ({ turns }) => turns % 2 === 1,
  ),
  'throttle/one-in-three': throttled(
    'One request in three is answered 429, as the seed draws it.',
    ({ random }) => random() < 1 / 3,
  ),
  'throttle/quota': limited(
    'Three requests a minute are answered, by the tenancy’s clock; the rest get 429.',
    { requests: 3 },
  ),
  'throttle/quota-with-retry-after': limited(
    'The same, with the seconds until the next will be answered in `retry-after`.',
    { requests: 3, retryAfter: true },
  ),
  'throttle/tokens': limited(
    'Once questions and answers of a minute have come to 100 tokens, by the tenancy’s clock, the rest get 429.',
    { tokens: 100 },
  ),
  'throttle/tokens-with-retry-after': limited(
    'The same, with the seconds until the next will be answered in `retry-after`.',
    { tokens: 100, retryAfter: true },
  ),
  'throttle/concurrent': limited(
    'While two answers have not ended, nor lost their client, others get 429.',
    { concurrent: 2 },
  ),
  'throttle/concurrent-with-retry-after': limited('The same, with `retry-after: 1`.', {
    concurrent: 2,
    retryAfter: true,
  }),
} as const satisfies FaultGroup;
