/** Checks on errors: what the provider reports, and what the service's refusal says. */
import { isObject, objectOf } from '../../protocol/json.js';
import type { Check } from '../check.js';
import type { OutcomeError, Trace } from '../trace.js';
import { fail, notObserved, pass, sameText, sameValue, show } from './findings.js';
import { exchangesOf, headerValues, jsonOf, textOf } from './observed.js';

/** A check on the error that the provider reported. */
const onError =
  (look: (error: OutcomeError, trace: Trace, expect: unknown) => ReturnType<Check>): Check =>
  (trace, expect) => {
    const { error, turn } = trace.outcome;
    return error === undefined
      ? fail('The provider reported no error.', { expected: 'an error', actual: show(turn) })
      : look(error, trace, expect);
  };

const givenError = (trace: Trace) => trace.given?.[0]?.error;

const one = (what: string, expected: unknown, actual: unknown): ReturnType<Check> =>
  expected === actual
    ? pass(`The ${what} is ${show(actual)}.`)
    : fail(`The ${what} is not reported.`, { expected: show(expected), actual: show(actual) });

export const errorsChecks = {
  /**
   * The provider's error has the HTTP status of the answer; that of `expect` where no error was scripted.
   */
  'error-status-is-reported': onError((error, trace, expect) =>
    one('status', expect ?? givenError(trace)?.status, error.status),
  ),

  /** The provider's error has the service's code, spelled as in `expect`. */
  'error-code-is-reported': onError((error, _trace, expect) => one('code', expect, error.code)),

  /**
   * The provider's error holds the service's words, alone or inside a longer message; those of `expect` where no
   * error was scripted.
   */
  'error-message-is-reported': onError((error, trace, expect) => {
    const words = typeof expect === 'string' ? expect : givenError(trace)?.message;
    if (words === undefined) return notObserved('The trace holds no error to compare with.');
    return error.message.includes(words)
      ? pass("The message holds the service's words.")
      : fail("The message does not hold the service's words.", {
          expected: words,
          actual: error.message,
        });
  }),

  /**
   * The provider's error names the setting that is missing, in whatever case: a variable's name (OCI_COMPARTMENT_ID)
   * will do.
   */
  'error-names-what-is-missing': onError((error, _trace, expect) => {
    const word = String(expect);
    return error.message.toLowerCase().includes(word.toLowerCase())
      ? pass(`The message names ${show(word)}.`)
      : fail('The message does not name what is missing.', {
          expected: `… ${word} …`,
          actual: error.message,
        });
  }),

  /** The provider's error has a message, even where the service sent nothing. */
  'error-has-a-message': onError((error) =>
    error.message.trim() === ''
      ? fail('The message is empty.', { expected: 'some words', actual: show(error.message) })
      : pass(`The message is ${show(error.message)}.`),
  ),

  /** The text that came before an error inside the stream is still reported. */
  'text-before-the-error-is-kept': (trace) => {
    const given = trace.given?.[0]?.turn;
    if (given === undefined) return notObserved('The trace holds no turn to compare with.');
    return sameText('The text before the error', given.text, trace.outcome.turn?.text ?? '');
  },

  /**
   * A stream that failed is not reported as a turn that came to its end: its finish reason is neither `stop` nor
   * `tool_calls`.
   */
  'no-clean-finish': (trace) => {
    const reason = trace.outcome.turn?.finishReason;
    return reason === 'stop' || reason === 'tool_calls'
      ? fail('A failed turn is reported as one that came to its end.', {
          expected: 'error, or no reason',
          actual: show(reason),
        })
      : pass('The turn is not reported as one that came to its end.');
  },

  /**
   * The service's last answer has the status that `expect` names, and in its body the values of the keys that it
   * names.
   */
  'answer-is-the-refusal': (trace, expect) => {
    const response = exchangesOf(trace).at(-1)?.response;
    if (response === undefined) return notObserved('No answer was seen on the wire.');
    const body = objectOf(jsonOf(response.body));
    const expected = objectOf(expect);
    const actual = Object.fromEntries(
      Object.keys(expected).map((key) => [key, key === 'status' ? response.status : body[key]]),
    );
    return sameValue('The refusal', expected, actual);
  },

  /** The body of the service's last answer is the text that `expect` holds, letter by letter. */
  'error-body-is': (trace, expect) => {
    const response = exchangesOf(trace).at(-1)?.response;
    if (response === undefined) return notObserved('No answer was seen on the wire.');
    return sameText('The body', String(expect), textOf(response.body));
  },

  /**
   * The body of an error is JSON with `code` and `message`, both text: what Oracle's SDKs decode.
   */
  'error-body-is-decodable': (trace) => {
    const response = exchangesOf(trace).at(-1)?.response;
    if (response === undefined) return notObserved('No answer was seen on the wire.');
    const body = jsonOf(response.body);
    const type = headerValues(response.headers, 'content-type').join(', ');
    const good =
      isObject(body) && typeof body.code === 'string' && typeof body.message === 'string';
    return good && type === 'application/json'
      ? pass('The body is JSON with code and message, both text.')
      : fail('The body is not JSON with code and message, both text.', {
          expected: 'application/json: {"code": text, "message": text}',
          actual: `${type || 'no content-type'}: ${textOf(response.body).slice(0, 200)}`,
        });
  },
} satisfies Record<string, Check>;
