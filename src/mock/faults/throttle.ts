/** Faults that refuse some requests with 429: by turns, by chance, by quota. */
import { texts } from '../../protocol/service-errors.js';
import type { Fault, FaultGroup, Moment, Refusal } from './fault.js';

/** Requests that a quota allows within its window, in milliseconds by the tenancy's clock. */
const quota = { requests: 3, window: 60_000 } as const;

const source = `${texts.throttled.source}; the numbers are the kit’s`;

const error = { status: texts.throttled.status, message: texts.throttled.message };

const throttled = (
  title: string,
  refuses: (moment: Moment) => boolean,
  wait?: (moment: Moment) => number,
): Fault => ({
  title,
  source,
  settles: wait ? ['status', 'retry-after'] : ['status'],
  refuse: (moment): Refusal | undefined => {
    if (!refuses(moment)) return undefined;
    return wait
      ? { error, delivery: { headers: { 'retry-after': String(wait(moment)) } } }
      : { error };
  },
});

/** The requests that still count. */
const counted = ({ admitted, now }: Moment): readonly number[] =>
  admitted.filter((at) => at > now - quota.window);

const beyondQuota = (moment: Moment): boolean => counted(moment).length >= quota.requests;

/** Whole seconds until the oldest request that counts does not count any more. */
const untilFree = (moment: Moment): number => {
  const [oldest = moment.now] = counted(moment).slice(-quota.requests);
  return Math.ceil((oldest + quota.window - moment.now) / 1000);
};

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
  'throttle/quota': throttled(
    'Three requests a minute are answered, by the tenancy’s clock; the rest get 429.',
    beyondQuota,
  ),
  'throttle/quota-with-retry-after': throttled(
    'The same, with the seconds until the next will be answered in `retry-after`.',
    beyondQuota,
    untilFree,
  ),
} as const satisfies FaultGroup;
