/** Checks on the way an answer was handed over: increments, their time, the end. */
import { objectOf } from '../../protocol/json.js';
import type { Check } from '../check.js';
import type { Trace } from '../trace.js';
import { fail, notObserved, pass, sameText } from './findings.js';
import { exchangeOf } from './observed.js';

const increments = (trace: Trace) => trace.events.filter((event) => event.kind === 'text');

const joined = (trace: Trace, kind: 'text' | 'reasoning'): string =>
  trace.events.map((event) => (event.kind === kind ? event.text : '')).join('');

/** A provider that reports no increments at all cannot be judged by them. */
const withEvents =
  (look: Check): Check =>
  (trace, expect) =>
    trace.events.length === 0 && trace.outcome.error !== undefined
      ? fail(`The call ended before anything was reported: ${trace.outcome.error.message}`)
      : look(trace, expect);

export const streamingChecks = {
  /**
   * The increments of text that the provider reported, joined, are the text of its turn; those of reasoning are the
   * reasoning.
   */
  'increments-join-to-the-turn': withEvents((trace) => {
    const turn = trace.outcome.turn;
    if (turn === undefined) return fail('The provider reported no turn.');
    const text = sameText('The text joined from its increments', turn.text, joined(trace, 'text'));
    if (text.verdict !== 'pass') return text;
    return sameText(
      'The reasoning joined from its increments',
      turn.reasoning ?? '',
      joined(trace, 'reasoning'),
    );
  }),

  /** The provider reports one end of the stream, after everything else. */
  'ends-once': withEvents((trace) => {
    const ends = trace.events.filter((event) => event.kind === 'end').length;
    const last = trace.events.at(-1)?.kind;
    if (ends === 1 && last === 'end')
      return pass('The stream ended once, after its last increment.');
    return fail(ends === 1 ? 'Something came after the end.' : `The stream ended ${ends} times.`, {
      expected: 'one end, after everything else',
      actual: trace.events.map((event) => event.kind).join(' '),
    });
  }),

  /**
   * The provider hands increments on while the answer is still on its way: at least `increments` of `expect`, the
   * first and the last at least `over` milliseconds apart.
   */
  'streams-as-it-comes': withEvents((trace, expect) => {
    const wanted = paceOf(expect);
    const times = increments(trace).map((event) => event.at);
    const first = times[0];
    const last = times.at(-1);
    if (first === undefined || last === undefined)
      return fail('No increment of text was reported.');
    const span = last - first;
    const actual = `${times.length} over ${Math.round(span)} ms`;
    return times.length >= wanted.increments && span >= wanted.over
      ? pass(`The text came in increments: ${actual}.`)
      : fail('The text did not come as it was sent.', {
          expected: `at least ${wanted.increments} increments over at least ${wanted.over} ms`,
          actual,
        });
  }),

  /**
   * The provider returns the turn at its final frame, although the service keeps the connection open.
   */
  'returns-though-connection-is-open': (trace) => {
    const exchange = exchangeOf(trace);
    if (exchange === undefined) return notObserved('The service saw no call.');
    if (exchange.end !== 'held' && exchange.end !== 'client-closed') {
      return notObserved(
        `The connection was not held open: the exchange ended as ${exchange.end}.`,
      );
    }
    return trace.outcome.turn !== undefined && trace.outcome.error === undefined
      ? pass('The provider returned at the final frame.')
      : fail('The provider waited for the connection to close.', {
          expected: 'a turn at the final frame',
          actual: trace.outcome.error?.message ?? 'no turn',
        });
  },
} satisfies Record<string, Check>;

function paceOf(expect: unknown): { readonly increments: number; readonly over: number } {
  const pace = objectOf(expect);
  const number = (value: unknown): number => (typeof value === 'number' ? value : 0);
  return { increments: number(pace.increments), over: number(pace.over) };
}
