/** Checks on the body of a chat request, as the service received it. */
import { isObject, objectOf, textOf as wordOf } from '../../protocol/json.js';
import type { Check } from '../check.js';
import { fail, notObserved, pass, show } from './findings.js';
import { exchangeOf, exchangesOf, jsonOf, textOf } from './observed.js';

export const requestsChecks = {
  /** The service took the request: it fits the schema, and no rule speaks against it. */
  'request-is-accepted': (trace) => {
    const exchange = exchangeOf(trace);
    if (exchange?.response === undefined) return notObserved('No answer was seen on the wire.');
    const { status, body } = exchange.response;
    return status === 200
      ? pass('The service accepted the request.')
      : fail('The service refused the request.', {
          expected: '200',
          actual: `${status}: ${textOf(body)}`,
          difference: `sent: ${textOf(exchange.request.body)}`,
        });
  },

  /**
   * The request's body holds what `expect` holds: every key, and lists of the same length. More keys are allowed;
   * one that is `undefined` in `expect` must not be there. Arguments of tool calls are compared as JSON.
   */
  'request-carries': (trace, expect) => {
    const exchange = exchangeOf(trace);
    if (exchange === undefined) return notObserved('No request was seen on the wire.');
    const actual = jsonOf(exchange.request.body);
    const difference = missing(expect, actual, '$');
    return difference === undefined
      ? pass('The request carries what the call says.')
      : fail('The request does not carry what the call says.', {
          expected: show(expect),
          actual: show(actual),
          difference,
        });
  },

  /**
   * The first request names a compartment, in its body or its query, and not the tenancy, which is the root's OCID.
   */
  'compartment-is-the-given-one': (trace) => {
    const request = exchangesOf(trace)[0]?.request;
    if (request === undefined) return notObserved('No request was seen on the wire.');
    const body = jsonOf(request.body);
    const query = new URLSearchParams(request.target.split('?')[1]);
    const id = query.get('compartmentId') ?? (isObject(body) ? wordOf(body.compartmentId) : '');
    return id.startsWith('ocid1.compartment.')
      ? pass(`The request names ${id}.`)
      : fail('The request does not name the compartment that was given.', {
          expected: 'ocid1.compartment.…',
          actual: id,
        });
  },

  /**
   * The body has none of the keys that `expect` names, of `chatRequest` where there is one: they are another
   * family's spelling.
   */
  'request-lacks': (trace, expect) => {
    const exchange = exchangeOf(trace);
    if (exchange === undefined) return notObserved('No request was seen on the wire.');
    const body = jsonOf(exchange.request.body);
    const { chatRequest: native, ...rest } = objectOf(body);
    const chatRequest = isObject(native) ? native : rest;
    const found = (Array.isArray(expect) ? expect : []).filter(
      (key) => (chatRequest[wordOf(key)] ?? null) !== null,
    );
    return found.length === 0
      ? pass('The request has none of the keys that do not belong there.')
      : fail(`The request has ${found.join(', ')}.`, {
          expected: `no ${found.join(', ')}`,
          actual: show(chatRequest),
          difference: `$.${wordOf(found[0])}: expected nothing, got ${show(chatRequest[wordOf(found[0])])}`,
        });
  },
} satisfies Record<string, Check>;

/** The first path of `expected` that `actual` does not have. */
function missing(expected: unknown, actual: unknown, path: string): string | undefined {
  if (Array.isArray(expected) && Array.isArray(actual)) {
    if (expected.length !== actual.length) {
      return `${path}: expected ${expected.length} entries, got ${actual.length}`;
    }
    return first(expected.map((value, at) => missing(value, actual[at], `${path}[${at}]`)));
  }
  if (isObject(expected) && isObject(actual)) {
    return first(
      Object.entries(expected).map(([key, value]) =>
        key === 'arguments'
          ? missing(parsed(value), parsed(actual[key]), `${path}.${key}`)
          : missing(value, actual[key], `${path}.${key}`),
      ),
    );
  }
  return Object.is(expected, actual)
    ? undefined
    : `${path}: expected ${show(expected)}, got ${show(actual)}`;
}

function first(differences: readonly (string | undefined)[]): string | undefined {
  return differences.find((one) => one !== undefined);
}

function parsed(value: unknown): unknown {
  if (typeof value !== 'string') return value;
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
}
