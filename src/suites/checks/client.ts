/** Checks on the life of a client: what it sends when, over which connections, and how it ends. */
import type { Connection } from '../../protocol/exchange.js';
import type { Check } from '../check.js';
import type { Trace } from '../trace.js';
import { fail, notObserved, pass, show } from './findings.js';
import { exchangesOf } from './observed.js';

const told = (trace: Trace): string =>
  exchangesOf(trace)
    .map(({ request, connection }) => `${request.target} on connection ${connection ?? '?'}`)
    .join('; ');

const describe = ({ number, closed }: Connection): string =>
  closed === undefined
    ? `connection ${number} stands`
    : `connection ${number} was closed by the ${closed.by} after exchange ${closed.after}`;

/** How an outcome begins that the kit gave up waiting for. */
const hung = 'the call did not end within';

export const clientChecks = {
  /**
   * Making a client asks nothing of the service; of one that declares `probes`, one request is borne.
   */
  'making-sends-nothing': (trace) => {
    const { length } = exchangesOf(trace);
    const borne = trace.provider.capabilities?.features.includes('probes') ? 1 : 0;
    return length <= borne
      ? pass(length === 0 ? 'Nothing was sent.' : 'One request was sent, as it declares.')
      : fail('Making the client asked something of the service.', {
          expected: borne === 0 ? 'no request' : 'one request at most',
          actual: told(trace),
        });
  },

  /** The steps together make as many requests as `expect` says. */
  'requests-are': (trace, expect) => {
    const { length } = exchangesOf(trace);
    const made = length === 1 ? 'one request' : `${length} requests`;
    return length === expect
      ? pass(`The steps made ${made}.`)
      : fail(`The steps made ${made}.`, {
          expected: `${show(expect)} requests`,
          actual: told(trace),
        });
  },

  /**
   * No request but the first opened a connection. Clients of one process may share theirs: a later request may come
   * on another than the first, which was open before that began.
   */
  'calls-share-a-connection': (trace) => {
    const [first, ...later] = exchangesOf(trace);
    const numbers = later.map(({ connection }) => connection);
    if (first?.connection === undefined || later.length === 0 || numbers.includes(undefined)) {
      return notObserved('There are no two requests whose connections are known.');
    }
    const openedBefore = ({ opened }: Connection) => opened.after < first.sequence;
    const old = new Set((trace.connections ?? []).filter(openedBefore).map(({ number }) => number));
    return numbers.every((number) => number === first.connection || old.has(number ?? 0))
      ? pass(`No request opened a connection after the first of ${later.length + 1}.`)
      : fail('A later request opened a connection of its own.', {
          expected: 'one that was open',
          actual: told(trace),
        });
  },

  /**
   * Once a client was closed, each of its connections is closed before another client's next request.
   */
  'closing-ends-connections': (trace) => {
    const all = exchangesOf(trace);
    const last = all.at(-1);
    const own = new Set(all.slice(0, -1).map(({ connection }) => connection));
    const theirs = (trace.connections ?? []).filter(({ number }) => own.has(number));
    if (last === undefined || theirs.length === 0) {
      return notObserved('Nothing is known of the connections of a closed client.');
    }
    const ended = ({ closed }: Connection) => closed !== undefined && closed.after < last.sequence;
    return theirs.every(ended)
      ? pass(`Closing the client closed all its connections: ${theirs.length}.`)
      : fail('A client was closed, and a connection of its was not.', {
          expected: `closed before exchange ${last.sequence}`,
          actual: theirs.map(describe).join('; '),
        });
  },

  /**
   * The client gives up while the service is silent, at the request whose number `expect` is: it does not wait until
   * the service goes on.
   */
  'gives-up-in-the-silence': (trace, expect) => {
    const exchange = exchangesOf(trace)[Number(expect) - 1];
    if (exchange === undefined) return notObserved('The request was not seen on the wire.');
    return exchange.end === 'complete'
      ? fail('The client waited until the service went on.', {
          expected: 'an end while the service was silent',
          actual: `the whole answer, in ${exchange.response?.chunks.length ?? 0} chunks`,
        })
      : pass('The call ended while the service was silent.');
  },

  /**
   * A call that was given up because the service fell silent is reported as an error, also where there was text.
   */
  'silence-is-an-error': ({ outcome }) =>
    outcome.error === undefined
      ? fail('The service fell silent, and the provider reported a clean end.', {
          expected: 'an error',
          actual: show(outcome.turn),
        })
      : pass(`The silence is reported: ${outcome.error.message}`),

  /** Each step came to an end by itself, well or ill, before the kit gave up. */
  'no-step-hangs': ({ outcome }) => {
    const at = (outcome.steps ?? [outcome]).findIndex(({ error }) =>
      error?.message.startsWith(hung),
    );
    return at === -1
      ? pass('Each step ended.')
      : fail(`Step ${at + 1} did not end.`, {
          expected: 'an end, well or ill',
          actual: outcome.steps?.[at]?.error?.message ?? 'none',
        });
  },
} satisfies Record<string, Check>;
