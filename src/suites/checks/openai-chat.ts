/** Checks on requests to the OpenAI-compatible routes, and on their vendors' refusals. */
import {
  isObject,
  type JsonObject,
  objectOf,
  objectsOf,
  textOf as wordOf,
} from '../../protocol/json.js';
import type { Check } from '../check.js';
import { onStream } from './answer.js';
import { fail, notObserved, pass, sameValue, show } from './findings.js';
import { exchangeOf, exchangesOf, headerValues, jsonOf } from './observed.js';

const ocid = /^ocid1\.[\w.-]+$/;

export const openAiChatChecks = {
  /** The first request has the method and the target that `expect` holds, letter by letter. */
  'request-line-is': (trace, expect) => {
    const request = exchangeOf(trace)?.request;
    if (request === undefined) return notObserved('No request was seen on the wire.');
    return sameValue('The request line', expect, `${request.method} ${request.target}`);
  },

  /**
   * The compartment's OCID stands in `opc-compartment-id` and in the older `CompartmentId`, the same in both.
   */
  'compartment-is-in-both-headers': (trace) => {
    const headers = exchangeOf(trace)?.request.headers;
    if (headers === undefined) return notObserved('No request was seen on the wire.');
    const newer = headerValues(headers, 'opc-compartment-id').join(', ');
    const older = headerValues(headers, 'compartmentid').join(', ');
    return ocid.test(newer) && newer === older
      ? pass(`The compartment is ${newer}.`)
      : fail('The compartment does not stand in both headers.', {
          expected: 'one OCID in opc-compartment-id and in CompartmentId',
          actual: show({ 'opc-compartment-id': newer, CompartmentId: older }),
        });
  },

  /**
   * The request names no organization of OpenAI's, and no project but one of Oracle's, by its OCID.
   */
  'nothing-of-openai-leaks': (trace) => {
    const headers = exchangeOf(trace)?.request.headers;
    if (headers === undefined) return notObserved('No request was seen on the wire.');
    const organization = headerValues(headers, 'openai-organization');
    const project = headerValues(headers, 'openai-project');
    const good = organization.length === 0 && project.every((one) => ocid.test(one));
    return good
      ? pass('No organization is named, and no project but one of Oracle.')
      : fail("Something of OpenAI's own account was sent.", {
          expected: 'no OpenAI-Organization; an OCID in OpenAI-Project, or none',
          actual: show({ 'OpenAI-Organization': organization, 'OpenAI-Project': project }),
        });
  },

  /** The request has one `content-type`, and it is `application/json`. */
  'content-type-is-json': (trace) => {
    const headers = exchangeOf(trace)?.request.headers;
    if (headers === undefined) return notObserved('No request was seen on the wire.');
    const values = headerValues(headers, 'content-type');
    return values.length === 1 && /^application\/json(;|$)/.test(values[0] ?? '')
      ? pass(`content-type is ${values[0]}.`)
      : fail('content-type is not application/json.', {
          expected: 'application/json',
          actual: values.join(', ') || 'absent',
        });
  },

  /** Every chunk of a stream has the `id`, the `model` and the `created` of the first. */
  'chunks-belong-together': onStream(({ objects }) => {
    const heads = objects.map(({ id, model, created }) => show({ id, model, created }));
    const at = heads.findIndex((head) => head !== heads[0]);
    return at === -1
      ? pass(`${heads.length} chunks are of ${heads[0] ?? 'nothing'}.`)
      : fail(`Chunk ${at + 1} is of another completion.`, {
          expected: heads[0] ?? '',
          actual: heads[at] ?? '',
        });
  }),

  /**
   * The first chunk names the role `assistant`, and no chunk but the last with a choice gives a finish reason.
   */
  'role-opens-and-reason-closes': onStream(({ objects }) => {
    const choices = objects.flatMap(({ choices: all }) => objectsOf(all).slice(0, 1));
    const reasons = choices.map(({ finish_reason: reason }) => typeof reason === 'string');
    const good =
      objectOf(choices[0]?.delta).role === 'assistant' &&
      reasons.indexOf(true) === choices.length - 1;
    return good
      ? pass('The first chunk names the role, the last one with a choice the reason.')
      : fail('Role and reason do not stand at the ends of the stream.', {
          expected: 'role assistant in the first delta, finish_reason in the last chunk alone',
          actual: show(choices),
        });
  }),

  /**
   * One chunk carries token counts, and beside them it has as many choices as `expect` says; `absent` where the list
   * itself is to be missing.
   */
  'usage-chunk-has': onStream(({ objects }, expect) => {
    const [counted, ...more] = objects.filter((chunk) => isObject(chunk.usage));
    if (counted === undefined || more.length > 0) {
      return fail(`${more.length + (counted ? 1 : 0)} chunks carry token counts.`, {
        expected: 'one',
      });
    }
    const choices = 'choices' in counted ? objectsOf(counted.choices).length : 'absent';
    return sameValue('The number of choices beside the token counts', expect, choices);
  }),

  /** The answer's text is JSON with the members that `expect` names. */
  'text-is-json-with': (trace, expect) => {
    const text = trace.outcome.turn?.text ?? '';
    const keys = Object.keys(objectOf(parsed(text)));
    return Array.isArray(expect) && expect.every((key) => keys.includes(String(key)))
      ? pass(`The text is JSON with ${keys.join(', ')}.`)
      : fail('The text is not the JSON that was asked for.', {
          expected: show(expect),
          actual: text,
        });
  },

  /** There are as many candidates as `expect` says, each with some text. */
  'candidates-are': (trace, expect) => {
    const texts = (trace.outcome.candidates ?? []).map(({ text }) => text);
    return texts.length === expect && texts.every((text) => text !== '')
      ? pass(`There are ${texts.length} candidates.`)
      : fail('There are not as many candidates as were asked for.', {
          expected: show(expect),
          actual: show(texts),
        });
  },

  /** The answer comes in the content coding that `expect` names; `identity` stands for none. */
  'answer-coding-is': (trace, expect) => {
    const response = exchangeOf(trace)?.response;
    if (response === undefined) return notObserved('No answer was seen on the wire.');
    const actual = headerValues(response.headers, 'content-encoding').join(', ') || 'identity';
    return sameValue('content-encoding', expect, actual);
  },

  /** The answer has the media type that `expect` names, whatever parameters follow it. */
  'answer-type-is': (trace, expect) => {
    const response = exchangeOf(trace)?.response;
    if (response === undefined) return notObserved('No answer was seen on the wire.');
    const actual = headerValues(response.headers, 'content-type').join(', ');
    return actual.split(';')[0]?.trim() === expect
      ? pass(`content-type is ${actual}.`)
      : fail('The answer has another content-type.', {
          expected: String(expect),
          actual: actual || 'absent',
        });
  },

  /**
   * A rejection by the model's vendor has the `status` and the `envelope` that `expect` names (`double-encoded`: a
   * document inside the message; `unwrapped`; `text`: `error` is one), and of the vendor's own error the members
   * that it names.
   */
  'refusal-is-the-vendors': (trace, expect) => {
    const response = exchangesOf(trace).at(-1)?.response;
    if (response === undefined) return notObserved('No answer was seen on the wire.');
    const { status, envelope, ...members } = objectOf(expect);
    const found = vendorsError(objectOf(jsonOf(response.body)));
    const seen: JsonObject = found?.error ?? {};
    return sameValue(
      "The vendor's refusal",
      { status, envelope, ...members },
      {
        status: response.status,
        envelope: found?.envelope,
        ...Object.fromEntries(Object.keys(members).map((key) => [key, seen[key]])),
      },
    );
  },
} satisfies Record<string, Check>;

interface VendorsError {
  readonly envelope: 'double-encoded' | 'unwrapped' | 'text';
  readonly error: JsonObject;
}

function vendorsError(body: JsonObject): VendorsError | undefined {
  if (isObject(body.error)) return { envelope: 'unwrapped', error: body.error };
  if (typeof body.error === 'string') {
    return { envelope: 'text', error: { code: body.code, message: body.error } };
  }
  const inner = objectOf(objectOf(parsed(wordOf(body.message))).error);
  return Object.keys(inner).length === 0 ? undefined : { envelope: 'double-encoded', error: inner };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
