/** Whether a journal holds the requests that a test expects, and if not, which come nearest. Pure. */
import type { Exchange } from '../../protocol/exchange.js';
import type { Compare } from './value-differences.js';
import { type Difference, differencesOf, type WantedRequest } from './wanted.js';

/** What an expectation comes to. `message` is of what was not expected, whichever way it was asked. */
export interface Judgement {
  readonly pass: boolean;
  readonly message: string;
}

/** Requests that are told of in one message. */
const told = 3;

/** How often a journal has to hold a request; absent: at least once. */
export type Times = number | undefined;

/**
 * Judges whether a journal holds a request, so often. A request for a credential counts only where `target` or
 * `method` is wanted.
 *
 * @example
 * receivedIn(tenancy.journal(), { model: 'xai.grok-4' }, undefined, compare).message;
 */
export function receivedIn(
  journal: readonly Exchange[],
  wanted: WantedRequest,
  times: Times,
  compare: Compare,
): Judgement {
  const asksIssuers = wanted.target !== undefined || wanted.method !== undefined;
  const looked = journal
    .filter(({ issuer }) => issuer === undefined || asksIssuers)
    .map((exchange) => ({ exchange, why: differencesOf(wanted, exchange, compare) }));
  const fitting = looked.filter(({ why }) => why.length === 0);
  const pass = times === undefined ? fitting.length > 0 : fitting.length === times;
  const what = wantedWords(wanted, compare);
  const expected = times === undefined ? `a request${what}` : `${timesWords(times)}${what}`;
  const lines = pass
    ? [`Expected not ${expected}.`, ...fitting.slice(0, told).map((one) => line(one, 'fits'))]
    : [
        `Expected ${expected}; ${foundWords(looked.length, fitting.length)}.`,
        ...fitting.slice(0, told).map((one) => line(one, 'fits')),
        ...nearest(looked, times === undefined || fitting.length < times),
      ];
  return { pass, message: lines.join('\n') };
}

interface Looked {
  readonly exchange: Exchange;
  readonly why: readonly Difference[];
}

/** In how many members a request differs. */
const distance = ({ why }: Looked): number => new Set(why.map(({ member }) => member)).size;

/** Each clause once. */
const words = ({ why }: Looked): string => [...new Set(why.map((one) => one.words))].join('; ');

/** The near misses, fewest differences first; of no interest where there are too many. */
function nearest(looked: readonly Looked[], tooFew: boolean): readonly string[] {
  if (!tooFew) return [];
  const misses = looked
    .filter(({ why }) => why.length > 0)
    .toSorted((one, other) => distance(one) - distance(other));
  const more = misses.length - told;
  return [
    ...misses.slice(0, told).map((one) => line(one, words(one))),
    ...(more > 0 ? [`  … and ${more} more`] : []),
  ];
}

function line({ exchange }: Looked, words: string): string {
  return `  ${requestWords(exchange)}: ${words}`;
}

/**
 * A request in short.
 *
 * @example
 * requestWords(exchange); // 'request 2, POST /20231130/actions/chat → 200'
 */
export function requestWords({ sequence, request, response }: Exchange): string {
  return `request ${sequence}, ${request.method} ${request.target} → ${response?.status ?? 'no answer'}`;
}

function timesWords(times: number): string {
  return times === 1 ? '1 request' : `${times} requests`;
}

function foundWords(looked: number, fitting: number): string {
  if (looked === 0) return 'nothing was received';
  const count = fitting === 0 ? 'none' : fitting;
  return `${count} of the ${looked} received ${fitting > 1 ? 'fit' : 'fits'}`;
}

function wantedWords(wanted: WantedRequest, { show }: Compare): string {
  const parts = Object.entries(wanted).flatMap(([name, value]) =>
    value === undefined ? [] : [`${name} ${value instanceof RegExp ? String(value) : show(value)}`],
  );
  return parts.length === 0 ? '' : ` with ${parts.join(', ')}`;
}
