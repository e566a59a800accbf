/** Checks on calls that are tried again: how often, after how long, and with what. */
import type { Exchange } from '../../protocol/exchange.js';
import type { Check } from '../check.js';
import type { Trace } from '../trace.js';
import { fail, notObserved, pass, show } from './findings.js';
import { exchangesOf, headerValues, textOf } from './observed.js';

/** Milliseconds by which two clocks and their rounding may make a wait look shorter than it was. */
const slack = 25;

/** When the service had sent the last of its answer, in milliseconds since the tenancy began. */
const endOf = ({ at, response }: Exchange): number => at + (response?.chunks.at(-1)?.at ?? 0);

/** The pauses between an answer and the next request, in milliseconds. */
const pausesOf = (trace: Trace): readonly number[] => {
  const exchanges = exchangesOf(trace);
  return exchanges.slice(1).map(({ at }, place) => {
    const before = exchanges[place];
    return before === undefined ? 0 : at - endOf(before);
  });
};

const told = ({ request, response }: Exchange): string =>
  `${request.method} ${request.target}: ${response?.status ?? 'no answer'}`;

const headerOf = ({ request }: Exchange, name: string): string =>
  headerValues(request.headers, name).join(', ');

const severalTries = (
  trace: Trace,
  look: (tries: readonly Exchange[]) => ReturnType<Check>,
): ReturnType<Check> => {
  const tries = exchangesOf(trace);
  return tries.length < 2 ? notObserved('The call was not tried again.') : look(tries);
};

export const retriesChecks = {
  /** The call makes as many requests as `expect` says, the first included. */
  'tries-are': (trace, expect) => {
    const tries = exchangesOf(trace);
    if (tries.length === 0) return notObserved('No request was seen on the wire.');
    const made = tries.length === 1 ? 'one request' : `${tries.length} requests`;
    return tries.length === expect
      ? pass(`The call was made in ${made}.`)
      : fail(`The call was made in ${made}.`, {
          expected: `${show(expect)} requests`,
          actual: tries.map(told).join('; '),
        });
  },

  /** Every try of a call for a stream asks for a stream: none falls back to a whole answer. */
  'tries-are-streams': (trace) => {
    const tries = exchangesOf(trace);
    if (tries.length === 0) return notObserved('No request was seen on the wire.');
    const wholly = tries.findIndex(
      (one) => !/"(isS|s)tream": ?true/.test(textOf(one.request.body)),
    );
    return wholly === -1
      ? pass(`${tries.length} requests ask for a stream.`)
      : fail(`Request ${wholly + 1} asks for a whole answer.`, {
          expected: 'a stream, or an error',
          actual: tries.map(told).join('; '),
        });
  },

  /**
   * At least as many milliseconds as `expect` says lie between each answer and the try after it.
   */
  'tries-wait': (trace, expect) =>
    severalTries(trace, () => {
      const least = typeof expect === 'number' ? expect : 0;
      const pauses = pausesOf(trace);
      const hasty = pauses.findIndex((pause) => pause < least - slack);
      return hasty === -1
        ? pass(`Each try came ${least} ms or more after the answer before it.`)
        : fail(`Try ${hasty + 2} came too soon.`, {
            expected: `${least} ms or more after the answer before it`,
            actual: pauses.map((pause) => `${pause} ms`).join(', '),
          });
    }),

  /** All tries ask for the same, and the credentials of each are good. */
  'tries-ask-the-same': (trace) =>
    severalTries(trace, (tries) => {
      const refused = tries.find(({ identity }) => identity?.verdict === 'refused');
      if (refused !== undefined) {
        return fail('The credentials of a try were refused.', {
          expected: 'good credentials in each',
          actual: show(refused.identity?.problem ?? refused.identity?.auth),
        });
      }
      const asked = tries.map(
        ({ request }) => `${request.method} ${request.target} ${textOf(request.body)}`,
      );
      const other = asked.findIndex((one) => one !== asked[0]);
      return other === -1
        ? pass(`${tries.length} tries asked for the same.`)
        : fail(`Try ${other + 1} asked for something else.`, {
            expected: asked[0] ?? '',
            actual: asked[other] ?? '',
          });
    }),

  /** A second or more lies between the tries, so that each that is signed has a date of its own. */
  'tries-are-signed-anew': (trace) =>
    severalTries(trace, (tries) => {
      if (trace.auth === 'genai_api_key') return pass('A bearer has no date.');
      const dates = tries.map((one) => headerOf(one, 'x-date') || headerOf(one, 'date'));
      return new Set(dates).size === dates.length
        ? pass(`${dates.length} tries have ${dates.length} dates.`)
        : fail('Two tries have the same date.', {
            expected: `${dates.length} dates`,
            actual: dates.join('; '),
          });
    }),

  /** Every try carries an `opc-retry-token`, the same in all. */
  'tries-share-their-token': (trace) =>
    severalTries(trace, (tries) => {
      const tokens = tries.map((one) => headerOf(one, 'opc-retry-token'));
      return tokens[0] !== '' && new Set(tokens).size === 1
        ? pass(`${tries.length} tries have one opc-retry-token.`)
        : fail('The tries do not have one opc-retry-token.', {
            expected: `one token in ${tries.length} tries`,
            actual: tokens.map((token) => token || 'none').join('; '),
          });
    }),
} satisfies Record<string, Check>;
