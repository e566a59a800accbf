/** Checks on credentials: whose every call is, how often one was asked for and renewed, and where secrets stand. */
import type { Exchange, Issuer } from '../../protocol/exchange.js';
import { objectOf } from '../../protocol/json.js';
import type { Check } from '../check.js';
import type { Trace } from '../trace.js';
import { fail, notObserved, pass, show } from './findings.js';
import { exchangesOf, headerValues, issuancesOf, textOf } from './observed.js';

const count = (value: unknown): number => (typeof value === 'number' ? value : 0);

/** Answered, and found to be of the cell's auth mode. */
const isGood = (trace: Trace, { identity, response }: Exchange): boolean =>
  identity?.verdict === 'accepted' && identity.auth === trace.auth && response?.status === 200;

const isRefused = ({ identity }: Exchange): boolean => identity?.verdict === 'refused';

/** The tokens that were taken, in order, each by its word; an API key stands for itself. */
const credentialsOf = (trace: Trace): readonly string[] => [
  ...new Set(
    exchangesOf(trace)
      .filter((exchange) => isGood(trace, exchange))
      .map(({ identity }) => identity?.token ?? identity?.keyId ?? ''),
  ),
];

/** What was refused, in short. */
const told = (exchange: Exchange): string =>
  `${exchange.request.method} ${exchange.request.target}: ${exchange.response?.status} ${show(exchange.identity?.problem ?? exchange.identity?.auth)}`;

/** Issuers that give tokens; the metadata service gives what a token is asked for with. */
const tokenIssuers: readonly (Issuer | undefined)[] = [
  'x509',
  'session-refresh',
  'resource-session',
  'proxymux',
];

/** What tokens, keys and signatures look like, wherever they stand. */
const secrets: readonly (readonly [what: string, pattern: RegExp])[] = [
  ['token', /\beyJ[\w-]{8,}\.[\w-]{8,}/],
  ['private key', /-----BEGIN [A-Z ]*PRIVATE KEY/],
  ['API key', /\bsk-[\w-]{16,}/],
  ['signature or key', /[A-Za-z0-9+/_-]{160,}/],
  // A journal of the mock says what it has left out.
  ['a secret', /\[redacted (token|API key|private key)\]/],
];

/** Headers whose values no journal shows, but which have to carry a secret. */
const places: ReadonlySet<string> = new Set(['authorization', 'opc-obo-token']);
const secretName = /auth|token|secret|key|credential|signature|password/i;
/** What a journal shows in the place of what it does not know, and of what looks like a secret. */
const unknown = '[redacted]';
const known = /\[redacted ([\w ]+)\]/;

const secretIn = (text: string): string | undefined => {
  const what = known.exec(text)?.[1] ?? secrets.find(([, pattern]) => pattern.test(text))?.[0];
  return what && `${what.startsWith('A') ? 'an' : 'a'} ${what}`;
};

/** The first secret of a request that stands where none belongs, in words; undefined where there is none. */
export function secretOf({ request, issuer }: Exchange): string | undefined {
  for (const [name, value] of request.headers) {
    const lower = name.toLowerCase();
    if (places.has(lower)) continue;
    const found = secretIn(value);
    if (found !== undefined) return `${found} in ${lower}`;
    if (value.includes(unknown) && secretName.test(lower)) return `a value in ${lower}`;
  }
  const { target } = request;
  if (target.includes(unknown)) return 'a value in the query';
  const found = secretIn(target);
  if (found !== undefined) return `${found} in the request line`;
  // What is asked of an issuer is about keys and tokens.
  if (issuer !== undefined) return undefined;
  const body = textOf(request.body);
  const sent = body.includes(unknown) ? 'a value' : secretIn(body);
  return sent === undefined ? undefined : `${sent} in the body`;
}

const datesOf = (trace: Trace): readonly string[] =>
  exchangesOf(trace).map(
    ({ request: { headers } }) =>
      headerValues(headers, 'x-date')[0] ?? headerValues(headers, 'date')[0] ?? 'none',
  );

export const authChecks = {
  /**
   * At least as many calls as `expect` says were answered, each by a credential of the cell's auth mode. Where the
   * service shows no journal, steps without an error are counted.
   */
  'calls-are-accepted': (trace, expect) => {
    const calls = count(expect);
    const { outcome, journal } = trace;
    if (journal === undefined) {
      const steps = outcome.steps ?? [outcome];
      const failed = steps.find(({ error }) => error !== undefined)?.error;
      return failed === undefined && steps.length >= calls
        ? pass(`None of ${steps.length} calls failed.`)
        : fail('A call failed.', { expected: `${calls} calls`, actual: show(failed) });
    }
    const exchanges = exchangesOf(trace);
    if (exchanges.length === 0) return notObserved('No call reached the service.');
    const good = exchanges.filter((exchange) => isGood(trace, exchange)).length;
    return good >= calls
      ? pass(`${good} calls were accepted as ${trace.auth}.`)
      : fail(`${good} calls were accepted as ${trace.auth}.`, {
          expected: `${calls} calls`,
          actual: exchanges.map(told).join('; '),
        });
  },

  /** None of the requests for service was refused for its credentials. */
  'no-call-is-refused': (trace) => {
    const refused = exchangesOf(trace).find(isRefused);
    return refused === undefined
      ? pass('No call was refused.')
      : fail('A call was refused.', { expected: 'no refusal', actual: told(refused) });
  },

  /** No request for a credential was refused: each was made as its issuer wants it. */
  'issuers-refuse-nothing': (trace) => {
    const issuances = issuancesOf(trace);
    const refused = issuances.find(
      (exchange) => isRefused(exchange) || (exchange.response?.status ?? 200) >= 400,
    );
    return refused === undefined
      ? pass(`Of ${issuances.length} requests for a credential, none was refused.`)
      : fail('A request for a credential was refused.', {
          expected: 'no refusal',
          actual: told(refused),
        });
  },

  /** Tokens were asked of an issuer at most as often as `expect` says. */
  'tokens-are-asked-for-at-most': (trace, expect) => {
    const asked = issuancesOf(trace).filter(({ issuer }) => tokenIssuers.includes(issuer));
    const most = count(expect);
    return asked.length <= most
      ? pass(`A token was asked for ${asked.length} times.`)
      : fail(`A token was asked for ${asked.length} times.`, {
          expected: `at most ${most} times`,
          actual: asked.map(told).join('; '),
        });
  },

  /**
   * All accepted calls went by as many credentials, one after the other, as `credentials` of `expect` says; at most
   * `refusals` calls were refused meanwhile, each for `problem`.
   */
  'credential-is-renewed': (trace, expect) => {
    const { credentials, refusals, problem } = objectOf(expect);
    const seen = credentialsOf(trace);
    if (seen.length === 0) return notObserved('No call was accepted.');
    const refused = exchangesOf(trace).filter(isRefused);
    const other = refused.find(({ identity }) => identity?.problem !== problem);
    if (other !== undefined) {
      return fail('A call was refused for another reason.', {
        expected: show(problem),
        actual: told(other),
      });
    }
    return seen.length === credentials && refused.length <= count(refusals)
      ? pass(`${seen.length} credentials, and ${refused.length} calls refused between them.`)
      : fail('The credential was not renewed as it should be.', {
          expected: show({ credentials, refusals }),
          actual: show({ credentials: seen.length, refusals: refused.length }),
        });
  },

  /**
   * No two requests have the same date: a second or more lay between them, and each was signed anew.
   */
  'each-try-has-its-own-date': (trace) => {
    const dates = datesOf(trace);
    if (dates.length < 2) return notObserved('Fewer than two requests were seen.');
    return new Set(dates).size === dates.length
      ? pass(`${dates.length} requests have ${dates.length} dates.`)
      : fail('Two requests have the same date.', {
          expected: `${dates.length} dates`,
          actual: dates.join('; '),
        });
  },

  /** Nothing was asked of the service: neither unsigned nor with a credential of another kind. */
  'no-call-is-made': (trace) => {
    const [made] = exchangesOf(trace);
    return made === undefined
      ? pass('Nothing was asked of the service.')
      : fail('The service was called all the same.', {
          expected: 'no call',
          actual: told(made),
        });
  },

  /** Each accepted request carried a delegation token that the service takes. */
  'calls-are-delegated': (trace) => {
    const good = exchangesOf(trace).filter((exchange) => isGood(trace, exchange));
    if (good.length === 0) return notObserved('No call was accepted.');
    const bare = good.find(({ identity }) => identity?.delegated !== true);
    return bare === undefined
      ? pass(`${good.length} calls were made for another.`)
      : fail('A call carried no delegation token.', {
          expected: 'delegated',
          actual: show(bare.identity),
        });
  },

  /** Tokens, keys and signatures stand in `authorization` and `opc-obo-token` alone, and in no error. */
  'secrets-stay-in-their-place': (trace) => {
    for (const exchange of trace.journal ?? []) {
      const found = secretOf(exchange);
      if (found !== undefined) {
        return fail(`There is ${found} of ${exchange.request.method}.`, {
          expected: 'no secret but in authorization and opc-obo-token',
          actual: found,
        });
      }
    }
    const errors = [trace.outcome, ...(trace.outcome.steps ?? [])].map(({ error }) => error);
    const found = secretIn(JSON.stringify(errors));
    return found === undefined
      ? pass('No secret was seen where none belongs.')
      : fail(`There is ${found} in an error.`, { expected: 'no secret', actual: found });
  },
} satisfies Record<string, Check>;
