/** Checks on what the steps of a dialogue gave, and on what was asked and answered at each. */
import type { Exchange } from '../../protocol/exchange.js';
import type { Check } from '../check.js';
import type { StepOutcome, Trace } from '../trace.js';
import { fail, notObserved, pass, show } from './findings.js';
import { exchangesOf, jsonOf, textOf } from './observed.js';
import { partDifference } from './partial.js';

/** The outcomes in order; that of a call which is no dialogue stands alone. */
const stepsOf = ({ outcome }: Trace): readonly StepOutcome[] => outcome.steps ?? [outcome];

/** A list laid beside the one that is expected, entry by entry. */
const beside =
  (what: string, seen: (trace: Trace) => readonly unknown[]): Check =>
  (trace, expect) => {
    const actual = seen(trace);
    if (actual.length === 0) return notObserved(`No ${what} was seen.`);
    const ids = stepsOf(trace).map(({ id }) => id);
    const difference = partDifference(expect, actual, ids);
    return difference === undefined
      ? pass(`Of ${actual.length} steps, each ${what} is as expected.`)
      : fail(`A step's ${what} is not as expected.`, {
          expected: show(expect),
          actual: show(actual),
          difference,
        });
  };

/** The exchanges, or what the probe saw where the journal of no tenancy has them: a key that nobody has. */
const seenIn = (trace: Trace): readonly Exchange[] => {
  const exchanges = exchangesOf(trace);
  return exchanges.length === 0 ? trace.seen : exchanges;
};

const requestOf = ({ request }: Exchange) => ({
  method: request.method,
  target: request.target,
  headers: Object.fromEntries(request.headers.map(([name, value]) => [name.toLowerCase(), value])),
  body: jsonOf(request.body) ?? textOf(request.body),
});

const answerOf = ({ response }: Exchange) =>
  response && {
    status: response.status,
    body: jsonOf(response.body) ?? textOf(response.body),
  };

export const stepsChecks = {
  /**
   * The outcomes of the steps, in order, hold the parts that `expect` lists: `{ turn, id, value, error }`.
   */
  'steps-give': beside('outcome', stepsOf),

  /**
   * The requests, in order, hold the parts that `expect` lists: `{ method, target, headers, body }`.
   */
  'requests-say': beside('request', (trace) => seenIn(trace).map(requestOf)),

  /**
   * The answers of the service, in order, hold the parts that `expect` lists: `{ status, body }`; a body that is no
   * JSON is its text.
   */
  'answers-say': beside('answer', (trace) => seenIn(trace).map(answerOf)),

  /** No step ended with an error. */
  'no-step-fails': (trace) => {
    const at = stepsOf(trace).findIndex(({ error }) => error !== undefined);
    return at === -1
      ? pass('No step ended with an error.')
      : fail(`Step ${at + 1} ended with an error.`, {
          expected: 'no error',
          actual: show(stepsOf(trace)[at]?.error),
        });
  },

  /**
   * Each turn of a conversation is counted with all that was said before it: more tokens of input than the turn
   * before.
   */
  'context-grows': (trace) => {
    const counts = stepsOf(trace).flatMap(({ turn }) => (turn ? [turn.usage?.promptTokens] : []));
    const rising = counts.every(
      (count, at) => count !== undefined && (at === 0 || count > (counts[at - 1] ?? Infinity)),
    );
    return rising && counts.length > 1
      ? pass(`The input grows from turn to turn: ${counts.join(', ')} tokens.`)
      : fail('The input does not grow from turn to turn.', {
          expected: 'more tokens of input in each turn than in the one before',
          actual: show(counts),
        });
  },
} satisfies Record<string, Check>;
