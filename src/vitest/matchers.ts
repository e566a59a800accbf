/**
 * Typed expectations on the journal of a mock of Oracle Cloud Infrastructure (OCI) Generative AI, for Vitest.
 * Importing this module registers them with `expect`.
 *
 * @example
 * import 'oci-conform/vitest/matchers';
 *
 * expect(mock.tenancy).toHaveReceived({ transport: 'sdk', model: 'xai.grok-4', stream: true });
 */
import { expect, type MatcherState } from 'vitest';
import type { WatchedJournal } from '../mock/options.js';
import type { Exchange } from '../protocol/exchange.js';
import { isObject } from '../protocol/json.js';
import { secretsKeptIn, signedIn } from './expectations/credentials.js';
import { type Judgement, receivedIn } from './expectations/received.js';
import type { Compare } from './expectations/value-differences.js';
import type { WantedRequest } from './expectations/wanted.js';
import { checkVitest } from './other-vitest.js';
import { toldWhole } from './told-whole.js';

export type { WantedRequest };

/** The expectations. With requests that are still on their way: `await expect.poll(() => tenancy).toHaveReceived(…)`. */
export interface JournalMatchers {
  /** A request came that is as wanted; without a wish, any. */
  toHaveReceived(wanted?: WantedRequest): void;
  /** So many requests came that are as wanted; without a wish, in all. */
  toHaveReceivedTimes(times: number, wanted?: WantedRequest): void;
  /** Requests came, and each has a good request signature. */
  toHaveSignedEveryRequest(): void;
  /** No token, key or password stands in a request line, a body or a header that is not for it. */
  toHaveNoSecretOutOfPlace(): void;
}

declare module 'vitest' {
  // The type parameter is Vitest's: declarations that are merged have the same.
  interface Matchers<T> extends JournalMatchers {}
}

/** The expectations as `expect.extend` takes them, for an `expect` of one's own. */
export const matchers = {
  toHaveReceived(this: MatcherState, received: unknown, wanted: WantedRequest = {}) {
    return told(receivedIn(journalOf(received), wanted, undefined, compareBy(this)));
  },
  toHaveReceivedTimes(
    this: MatcherState,
    received: unknown,
    times: number,
    wanted: WantedRequest = {},
  ) {
    return told(receivedIn(journalOf(received), wanted, times, compareBy(this)));
  },
  toHaveSignedEveryRequest(received: unknown) {
    return told(signedIn(journalOf(received)));
  },
  toHaveNoSecretOutOfPlace(received: unknown) {
    return told(secretsKeptIn(journalOf(received)));
  },
};

checkVitest();
expect.extend(matchers);

function told({ pass, message }: Judgement): { pass: boolean; message: () => string } {
  return { pass, message: () => message };
}

/** Vitest's equality, with which asymmetric matchers and `expect.addEqualityTesters` work. */
function compareBy({ equals, customTesters, utils }: MatcherState): Compare {
  return {
    equals: (found, wanted) => equals(found, wanted, [...customTesters, utils.iterableEquality]),
    show: (value) => utils.stringify(value, undefined, { min: true, maxLength: 200 }),
  };
}

function journalOf(received: unknown): readonly Exchange[] {
  const journal = isWatched(received) ? received.journal() : received;
  if (Array.isArray(journal) && journal.every(isExchange)) return journal;
  throw toldWhole(
    'OCIC_BAD_OPTION',
    `There is no journal in what was given to expect: ${typeof received}.`,
    'Give a tenancy, a mock, or what journal() of one of them gave.',
  );
}

function isWatched(value: unknown): value is Pick<WatchedJournal, 'journal'> {
  return isObject(value) && typeof value.journal === 'function';
}

function isExchange(value: unknown): value is Exchange {
  return isObject(value) && isObject(value.request) && typeof value.sequence === 'number';
}
