/** The grammar of GENERIC's frames and whole answers. */
import { isObject, type JsonObject } from '../json.js';
import {
  anyObject,
  anywhere,
  arrayOf,
  count,
  exactly,
  may,
  must,
  object,
  pad,
  type Rule,
  string,
  stringThat,
} from './grammar.js';
import { envelope, opaqueArray, reasonOf, textPart, usageShape } from './shapes.js';
import type { FrameKind, StreamGrammar } from './strict.js';

/** A call or a fragment of one: flat, in this order (langchain4j-community, pasted live output). */
const fragment: Rule = object({
  type: must(exactly('FUNCTION')),
  id: may(string),
  name: may(string),
  arguments: may(string),
});

/** Beside tool calls, a TEXT part may lack its text (oracle/langchain-oracle #86). */
const partBesideCalls: Rule = object({ type: must(exactly('TEXT')), text: may(string) });

const messageWith = (part: Rule): Rule =>
  object({
    role: must(exactly('ASSISTANT')),
    content: may(arrayOf(part)),
    reasoningContent: anywhere(string),
    toolCalls: may(arrayOf(fragment)),
  });

const besideCalls = messageWith(partBesideCalls);
const plain = messageWith(textPart);

/** The assistant's message in a frame. */
export const messageShape: Rule = (value, path) =>
  (isObject(value) && 'toolCalls' in value ? besideCalls : plain)(value, path);

/** Whether a frame (or a choice) carries the finish reason. */
export const kindOf = (frame: JsonObject): FrameKind => {
  if (typeof frame.finishReason === 'string') return 'closing';
  return 'usage' in frame && !('message' in frame) ? 'usage' : 'increment';
};

export const usageFrame: Rule = object({ usage: must(usageShape), pad: may(pad) });

/**
 * Frames as recorded for Llama (traceloop/openllmetry cassettes, Sep 2026) and as pasted for Grok, GPT
 * and Gemini: no `index` on the closing frame, `pad` last.
 */
export const genericGrammar: StreamGrammar = {
  kindOf,
  rules: {
    increment: object({ index: must(count), message: must(messageShape), pad: may(pad) }),
    closing: object({
      message: may(messageShape),
      finishReason: must(reasonOf('GENERIC')),
      usage: may(usageShape),
      pad: may(pad),
    }),
    usage: usageFrame,
  },
  done: true,
};

/** A call in a whole answer: `id` before `type`, no empty strings. */
const wholeCall: Rule = object({
  id: may(stringThat('an id', (value) => value !== '')),
  type: must(exactly('FUNCTION')),
  name: must(stringThat('a name', (value) => value !== '')),
  arguments: must(string),
});

const answerMessage: Rule = (value, path) =>
  object({
    role: must(exactly('ASSISTANT')),
    content: may(arrayOf(isObject(value) && 'toolCalls' in value ? partBesideCalls : textPart)),
    name: may(string),
    refusal: may(string),
    toolCalls: may(arrayOf(wholeCall)),
    annotations: opaqueArray,
    reasoningContent: anywhere(string),
  })(value, path);

const choice: Rule = object({
  index: must(count),
  message: must(answerMessage),
  finishReason: must(reasonOf('GENERIC')),
  logprobs: may(anyObject),
  usage: may(usageShape),
  groundingMetadata: may(anyObject),
  serviceTier: may(string),
});

/**
 * A whole answer (recorded for Llama and `openai.gpt-5.4`: traceloop/openllmetry cassettes, Sep 2026;
 * the optional fields by npm oci-generativeaiinference 2.142.0, `lib/model/chat-choice.d.ts`).
 */
export const genericAnswer: Rule = envelope(
  object({
    apiFormat: must(exactly('GENERIC')),
    timeCreated: must(
      stringThat('RFC 3339 with milliseconds', (value) =>
        /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(value),
      ),
    ),
    choices: must(arrayOf(choice)),
    usage: may(usageShape),
    serviceTier: may(string),
  }),
);
