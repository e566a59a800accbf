/** The tolerant reading of one chunk, or one whole answer, of OpenAI chat completions. */
import { type JsonObject, objectOf, objectsOf, textOf } from '../json.js';
import { readChatUsage } from './openai-usage.js';
import { contentText, errorOf, type FrameReading, finishOf } from './read-frame.js';
import { numberedFragments } from './tool-assembler.js';

/**
 * Reads a chunk's `choices[0].delta` or an answer's `choices[0].message`. A chunk without
 * `choices` adds no text and may add usage (Gemini: mastalee928/oci-worker's tests). Usage stands for
 * all candidates, and the last one counts. An `error` that is `null` is none. Of several candidates, the
 * first is read.
 *
 * @example
 * readChatFrame({ choices: [{ index: 0, delta: { content: 'Hi' }, finish_reason: null }] }).text; // 'Hi'
 */
export function readChatFrame(frame: JsonObject): FrameReading {
  const choice = objectsOf(frame.choices).find((one) => indexOf(one) === 0) ?? {};
  const message = objectOf(choice.message ?? choice.delta);
  const refusal = textOf(message.refusal);
  const usage = readChatUsage(frame.usage) ?? readChatUsage(choice.usage);
  return {
    text: contentText(message.content) || textOf(choice.text),
    whole: false,
    reasoning: textOf(message.reasoning_content) || textOf(message.reasoning),
    ...(refusal === '' ? {} : { refusal }),
    calls: numberedFragments(message),
    ...finishOf(choice),
    ...(usage === undefined ? {} : { usage }),
    ...errorOf(frame),
  };
}

/** A choice's number; one without is the first. */
export const indexOf = ({ index }: JsonObject): number => (typeof index === 'number' ? index : 0);
