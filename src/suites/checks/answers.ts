/** Checks on whole (not streamed) answers as bytes. */
import type { Exchange } from '../../protocol/exchange.js';
import { isObject, type JsonObject, objectOf, objectsOf } from '../../protocol/json.js';
import type { Check } from '../check.js';
import type { Trace } from '../trace.js';
import { dialectOf } from './answer.js';
import { fail, notObserved, pass, sameText, sameValue, show } from './findings.js';
import { told } from './frames.js';
import { chatRequestOf, exchangeOf, jsonOf, textOf } from './observed.js';

interface AnswerSeen {
  readonly trace: Trace;
  readonly exchange: Exchange;
  readonly text: string;
  readonly result: JsonObject;
}

const onAnswer =
  (look: (seen: AnswerSeen) => ReturnType<Check>): Check =>
  (trace) => {
    const exchange = exchangeOf(trace);
    const response = exchange?.response;
    if (exchange === undefined || response === undefined) {
      return notObserved('No answer was seen on the wire.');
    }
    const result = jsonOf(response.body);
    if (response.status !== 200 || !isObject(result)) {
      return fail(`The service answered ${response.status} and no JSON object.`, {
        expected: '200 and a JSON object',
        actual: response.body.text,
      });
    }
    return look({ trace, exchange, text: textOf(response.body), result });
  };

export const answersChecks = {
  /** The strict grammar of the dialect finds nothing to object to in a whole answer. */
  'answer-fits-the-dialect': onAnswer(({ trace, exchange, text }) => {
    const dialect = dialectOf(trace, exchange);
    if (dialect === undefined) return notObserved('The dialect of the answer is not known.');
    const first = dialect.decodeAnswer(text, 'strict').problems[0];
    return first === undefined
      ? pass(`The answer follows the grammar of ${dialect.name}.`)
      : fail(`The answer departs from the grammar of ${dialect.name}.`, {
          difference: told(first),
        });
  }),

  /**
   * A whole answer, read by its dialect, gives the turn that the service was told to say: text, calls, reason, token
   * counts.
   */
  'answer-carries-the-turn': onAnswer(({ trace, exchange, text }) => {
    const dialect = dialectOf(trace, exchange);
    const given = trace.given?.[0]?.turn;
    if (dialect === undefined || given === undefined) {
      return notObserved('The trace holds no turn to compare with.');
    }
    return sameValue('What the answer carries', given, dialect.decodeAnswer(text, 'tolerant').turn);
  }),

  /**
   * The body of a whole answer is one line of compact JSON: no spaces between tokens, letters outside ASCII as they
   * are.
   */
  'answer-is-one-line': onAnswer(({ text, result }) =>
    sameText('The body, written compactly,', JSON.stringify(result), text),
  ),

  /**
   * A whole native answer has `modelId`, `modelVersion` and `chatResponse`, in this order, and the format's own name
   * inside.
   */
  'answer-has-the-envelope': onAnswer(({ result, exchange }) =>
    sameValue(
      'The envelope',
      {
        keys: ['modelId', 'modelVersion', 'chatResponse'],
        apiFormat: chatRequestOf(exchange)?.apiFormat,
      },
      { keys: Object.keys(result), apiFormat: objectOf(result.chatResponse).apiFormat },
    ),
  ),

  /**
   * A model that is served on demand comes back in the answer by the name by which it was asked for.
   */
  'model-comes-back': onAnswer(({ result, exchange }) => {
    const mode = objectOf(objectOf(jsonOf(exchange.request.body)).servingMode);
    return mode.modelId === undefined
      ? notObserved('The request named no model.')
      : sameValue('modelId', mode.modelId, result.modelId);
  }),

  /** `timeCreated` is a time of RFC 3339 with milliseconds, in UTC. */
  'time-created-is-rfc-3339': onAnswer(({ result }) => {
    const time = objectOf(result.chatResponse).timeCreated;
    return typeof time === 'string' && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(time)
      ? pass(`timeCreated is ${time}.`)
      : fail('timeCreated is not RFC 3339 with milliseconds.', {
          expected: '2026-09-18T19:46:59.025Z',
          actual: show(time),
        });
  }),

  /**
   * A whole COHERE answer holds the chat history that was sent, then the new message, then the answer.
   */
  'answer-holds-the-history': onAnswer(({ result, exchange }) => {
    const request = chatRequestOf(exchange);
    const response = objectOf(result.chatResponse);
    return sameValue(
      'The history in the answer',
      [
        ...objectsOf(request?.chatHistory),
        { role: 'USER', message: request?.message },
        { role: 'CHATBOT', message: response.text },
      ],
      response.chatHistory,
    );
  }),
} satisfies Record<string, Check>;
