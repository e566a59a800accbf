/** Checks on single facts of a streamed answer: pads, ends, openings, token counts. */
import { isObject, type JsonObject, objectOf, objectsOf } from '../../protocol/json.js';
import type { Check } from '../check.js';
import { onStream, usageAsked } from './answer.js';
import { fail, notObserved, pass, sameText, sameValue, show } from './findings.js';
import { chatRequestOf } from './observed.js';

const isFinal = (frame: JsonObject): boolean =>
  frame.finishReason !== undefined && (frame.finishReason !== null || 'chatHistory' in frame);

const textsOf = (frame: JsonObject): string =>
  objectsOf(objectOf(frame.message).content)
    .map((part) => (typeof part.text === 'string' ? part.text : ''))
    .join('');

export const frameFactsChecks = {
  /** Every frame of JSON has a `pad` of 1 to 12 letters `a`. */
  'pad-in-every-frame': onStream(({ objects }) => {
    const at = objects.findIndex(({ pad }) => typeof pad !== 'string' || !/^a{1,12}$/.test(pad));
    return at === -1
      ? pass(`${objects.length} frames carry a pad.`)
      : fail(`Frame ${at + 1} carries no pad of 1 to 12 letters a.`, {
          expected: '"pad":"a" to "pad":"aaaaaaaaaaaa"',
          actual: show(objects[at]),
        });
  }),

  /** The stream ends with one `[DONE]`. */
  'done-is-last': onStream(({ frames }) => {
    const all = frames.map(({ payload }) => payload === '[DONE]');
    return all.indexOf(true) === frames.length - 1
      ? pass('The last frame is [DONE].')
      : fail('The stream does not end with one [DONE].', {
          expected: '[DONE] as the last frame',
          actual: frames.at(-1)?.payload ?? 'no frame',
        });
  }),

  /** No frame of the stream is `[DONE]`. */
  'done-is-absent': onStream(({ frames }) => {
    const at = frames.findIndex(({ payload }) => payload === '[DONE]');
    return at === -1
      ? pass('No [DONE] was sent.')
      : fail('A [DONE] was sent.', { expected: 'no [DONE]', actual: `[DONE] as frame ${at + 1}` });
  }),

  /** The stream opens with an increment of no text. */
  'opening-frame-is-empty': onStream(({ objects }) => {
    const first = objects[0] ?? {};
    const message = objectOf(first.message);
    return isObject(first.message) && Array.isArray(message.content) && textsOf(first) === ''
      ? pass('The stream opens with an empty increment.')
      : fail('The stream does not open with an empty increment.', {
          expected:
            '{"index":0,"message":{"role":"ASSISTANT","content":[{"type":"TEXT","text":""}]},…}',
          actual: show(first),
        });
  }),

  /** Every frame with a message before the final one has `index` 0. */
  'text-frames-have-an-index': onStream(({ objects }) => {
    const at = objects.findIndex(
      (frame) => !isFinal(frame) && 'message' in frame && frame.index !== 0,
    );
    return at === -1
      ? pass('Every frame before the final one has index 0.')
      : fail(`Frame ${at + 1} has no index 0.`, {
          expected: '"index":0',
          actual: show(objects[at]),
        });
  }),

  /** One frame of the stream has a finish reason, and it has no `index`. */
  'final-frame-has-no-index': onStream(({ objects }) => {
    const finals = objects.filter(isFinal);
    if (finals.length !== 1) {
      return fail(`${finals.length} frames carry a finish reason.`, {
        expected: 'one',
        actual: show(finals),
      });
    }
    return finals[0] !== undefined && 'index' in finals[0]
      ? fail('The final frame has an index.', { expected: 'no index', actual: show(finals[0]) })
      : pass('One frame carries the finish reason, and it has no index.');
  }),

  /** The frame with the finish reason has one TEXT part, and it is empty, as Llama's has. */
  'final-frame-has-empty-text': onStream(({ objects }) => {
    const final = objects.find(isFinal);
    const parts = objectsOf(objectOf(final?.message).content);
    return parts.length === 1 && parts[0]?.text === ''
      ? pass('The final frame carries one empty TEXT part.')
      : fail('The final frame does not carry one empty TEXT part.', {
          expected: '"content":[{"type":"TEXT","text":""}]',
          actual: show(final),
        });
  }),

  /** The frame with the finish reason has a message with a role and nothing else. */
  'final-frame-has-a-role-only': onStream(({ objects }) => {
    const final = objects.find(isFinal);
    return sameValue('The message of the final frame', { role: 'ASSISTANT' }, final?.message);
  }),

  /** The frame with the finish reason has no `message`, as Grok's has none. */
  'final-frame-has-no-message': onStream(({ objects }) => {
    const final = objects.find(isFinal);
    return final !== undefined && !('message' in final)
      ? pass('The final frame has no message.')
      : fail('The final frame has a message.', { expected: 'no message', actual: show(final) });
  }),

  /** The closing frame of a COHERE stream says again the whole text of the increments before it. */
  'closing-frame-repeats-the-text': onStream(({ objects }) => {
    const final = objects.find(isFinal);
    if (final === undefined) return fail('No frame carries a finish reason.');
    const before = objects.filter((frame) => !isFinal(frame) && !('toolCalls' in frame));
    const text = before.map((frame) => (typeof frame.text === 'string' ? frame.text : '')).join('');
    return sameText('The text of the closing frame', text, String(final.text ?? ''));
  }),

  /**
   * The closing frame of a COHERE stream holds the chat history that was sent, then the new message, then the
   * answer.
   */
  'closing-frame-holds-the-history': onStream(({ objects, exchange }) => {
    const request = chatRequestOf(exchange);
    const final = objects.find(isFinal);
    if (request === undefined || final === undefined)
      return notObserved('No closing frame was seen.');
    const expected = [
      ...objectsOf(request.chatHistory),
      { role: 'USER', message: request.message },
      { role: 'CHATBOT', message: final.text },
    ];
    return sameValue('The history in the closing frame', expected, final.chatHistory);
  }),

  /**
   * A COHERE stream says its tool calls twice: in a frame of their own, and again in the final one.
   */
  'calls-come-twice': onStream(({ objects }) => {
    const [earlier, final, ...more] = objects.filter((frame) => 'toolCalls' in frame);
    if (earlier === undefined || final === undefined || more.length > 0 || !isFinal(final)) {
      return fail('The calls do not stand in a frame of their own and in the final one.', {
        expected: 'two frames with toolCalls, the last with finishReason',
        actual: show(objects.filter((frame) => 'toolCalls' in frame)),
      });
    }
    return sameValue('The calls in the final frame', earlier.toolCalls, final.toolCalls);
  }),

  /** One frame carries token counts where the request asked for them, and none does otherwise. */
  'usage-frames-as-asked': onStream(({ objects, exchange }) => {
    const expected = usageAsked(exchange) ? 1 : 0;
    const found = objects.filter((frame) => isObject(frame.usage));
    return found.length === expected
      ? pass(`${expected} frames carry token counts.`)
      : fail(`${found.length} frames carry token counts.`, {
          expected: String(expected),
          actual: show(found),
        });
  }),

  /** A GENERIC stream has its token counts in a frame of their own, after the final one. */
  'usage-has-its-own-frame': onStream(({ objects }) => {
    const last = objects.at(-1) ?? {};
    return sameValue('The keys of the last frame of JSON', ['usage', 'pad'], Object.keys(last));
  }),

  /** A COHERE stream has its token counts in the final frame. */
  'usage-in-the-final-frame': onStream(({ objects }) => {
    const last = objects.at(-1) ?? {};
    return isFinal(last) && isObject(last.usage)
      ? pass('The final frame carries the token counts.')
      : fail('The final frame does not carry the token counts.', {
          expected: '"finishReason":…,"usage":{…}',
          actual: show(last),
        });
  }),

  /** No frame has one of the keys that `expect` lists: they belong to answers of another shape. */
  'frames-lack-the-keys': onStream(({ objects }, expect) => {
    const forbidden = Array.isArray(expect) ? expect.map(String) : [];
    for (const [at, frame] of objects.entries()) {
      const key = forbidden.find((name) => name in frame);
      if (key !== undefined) {
        return fail(`Frame ${at + 1} has the key ${key}.`, {
          expected: `none of ${forbidden.join(', ')}`,
          actual: show(frame),
        });
      }
    }
    return pass(`No frame has ${forbidden.join(', ')}.`);
  }),
} satisfies Record<string, Check>;
