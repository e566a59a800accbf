/** Checks on the route that a call takes, and on how a call ends that the service does not serve. */
import { isObject } from '../../protocol/json.js';
import type { Check } from '../check.js';
import { fail, notObserved, pass, show } from './findings.js';
import { exchangesOf, jsonOf } from './observed.js';
import { partDifference } from './partial.js';

export const routingChecks = {
  /**
   * The first request takes one of the routes that `expect` lists as parts of requests: `{ target, body }`.
   */
  'route-is-one-of': (trace, expect) => {
    const request = exchangesOf(trace)[0]?.request;
    if (request === undefined) return notObserved('No request was seen on the wire.');
    const asked = { target: request.target, body: jsonOf(request.body) };
    const routes = (Array.isArray(expect) ? expect : []).filter((one) => isObject(one));
    const differences = routes.map((route) => partDifference(route, asked));
    return differences.includes(undefined)
      ? pass(`The request takes ${request.target}, which serves the model.`)
      : fail('The request takes no route that serves the model.', {
          expected: routes.map(show).join(' or '),
          actual: show(asked),
          difference: differences.join('; or '),
        });
  },

  /**
   * The call makes at most as many requests as `expect` says, and then ends with a text, or with an error that has a
   * message.
   */
  'ends-within': (trace, expect) => {
    const tries = exchangesOf(trace);
    const { turn, error } = trace.outcome;
    if (tries.length === 0) return notObserved('No request was seen on the wire.');
    if (tries.length > Number(expect)) {
      return fail(`${tries.length} requests were made.`, {
        expected: `${show(expect)} at most`,
        actual: tries.map(({ request }) => `${request.method} ${request.target}`).join('; '),
      });
    }
    const told = (error?.message ?? turn?.text ?? '').trim();
    return told === ''
      ? fail('The call ended with neither an answer nor an error.', {
          expected: 'some text, or an error with a message',
          actual: show(trace.outcome),
        })
      : pass(`The call ended within ${show(expect)} requests: ${told}`);
  },
} satisfies Record<string, Check>;
