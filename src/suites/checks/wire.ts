/** Checks on what was asked on the wire: the request, and how often it was made. */
import { isObject } from '../../protocol/json.js';
import type { Check } from '../check.js';
import { fail, notObserved, pass, show } from './findings.js';
import {
  asksForUsage,
  chatOf,
  chatRequestOf,
  exchangeOf,
  exchangesOf,
  jsonOf,
} from './observed.js';

export const wireChecks = {
  /**
   * The request asks for a stream, and for token counts in it, where the call does, and not where it does not
   * (`isStream`, `streamOptions`).
   */
  'stream-flags-fit-the-call': (trace) => {
    const call = chatOf(trace);
    const exchange = exchangeOf(trace);
    const request = exchange && chatRequestOf(exchange);
    if (call === undefined || exchange === undefined || request === undefined) {
      return notObserved('No chat request was seen on the wire.');
    }
    const actual = { stream: request.isStream === true, usage: asksForUsage(exchange) };
    const expected = { stream: call.stream, usage: call.options?.includeUsage === true };
    return actual.stream === expected.stream && actual.usage === expected.usage
      ? pass(`The request asks for ${show(actual)}.`)
      : fail('The request does not ask for what the call says.', {
          expected: show(expected),
          actual: show(actual),
        });
  },

  /** The call makes one request. */
  'one-request': (trace) => {
    const requests = exchangesOf(trace);
    if (requests.length === 0) return notObserved('No request was seen on the wire.');
    return requests.length === 1
      ? pass('One request was made.')
      : fail(`${requests.length} requests were made.`, {
          expected: 'one request',
          actual: requests.map(({ request }) => `${request.method} ${request.target}`).join('; '),
        });
  },

  /**
   * The last message of the user arrives at the service letter by letter, whatever script it is written in.
   */
  'prompt-arrives-unchanged': (trace) => {
    const exchange = exchangeOf(trace);
    const request = exchange && (chatRequestOf(exchange) ?? jsonOf(exchange.request.body));
    const prompt = chatOf(trace)?.messages.findLast((message) => message.role === 'user')?.text;
    if (request === undefined || prompt === undefined) {
      return notObserved('No chat request was seen on the wire.');
    }
    const texts = [...textsIn(request)];
    return texts.includes(prompt)
      ? pass('The prompt arrived unchanged.')
      : fail('The prompt did not arrive unchanged.', {
          expected: prompt,
          actual: texts.join(' | '),
        });
  },
} satisfies Record<string, Check>;

function* textsIn(value: unknown): Generator<string> {
  if (typeof value === 'string') yield value;
  else if (Array.isArray(value)) for (const item of value) yield* textsIn(item);
  else if (isObject(value)) for (const item of Object.values(value)) yield* textsIn(item);
}
