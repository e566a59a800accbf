/** The grammar of COHEREV2's frames and whole answers. */
import { isObject } from '../json.js';
import {
  anyArray,
  anywhere,
  arrayOf,
  count,
  exactly,
  type Field,
  may,
  must,
  object,
  pad,
  type Rule,
  string,
} from './grammar.js';
import { envelope, opaqueArray, reasonOf, textPart, usageDetails } from './shapes.js';
import type { FrameKind, StreamGrammar } from './strict.js';

const thinkingPart: Rule = object({ type: must(exactly('THINKING')), thinking: must(string) });

const part: Rule = (value, path) =>
  (isObject(value) && value.type === 'THINKING' ? thinkingPart : textPart)(value, path);

const call: Rule = object({
  id: must(string),
  type: must(exactly('FUNCTION')),
  function: must(object({ name: must(string), arguments: must(string) })),
});

const messageWith = (content: Field): Rule =>
  object({
    role: must(exactly('ASSISTANT')),
    content,
    toolCalls: may(arrayOf(call)),
    toolPlan: may(string),
    citations: opaqueArray,
  });

/** Usage was never recorded in this format: the order of its counts is open. */
const usage: Rule = object({
  promptTokens: anywhere(count),
  completionTokens: anywhere(count),
  totalTokens: anywhere(count),
  ...usageDetails,
});

const apiFormat: Field = must(exactly('COHEREV2'));

const increment: Rule = object({
  apiFormat,
  message: must(messageWith(must(arrayOf(part)))),
  pad: may(pad),
});

/** Frames as pasted from the service: cohere-ai/cohere-python #756. No `[DONE]`. */
export const cohereV2Grammar: StreamGrammar = {
  kindOf: (frame): FrameKind => (typeof frame.finishReason === 'string' ? 'closing' : 'increment'),
  rules: {
    increment,
    // Beside calls the content is an empty array (NVIDIA/NeMo-Relay's tests); else there is none.
    closing: object({
      apiFormat,
      message: must(messageWith(may(arrayOf(noPart)))),
      finishReason: must(reasonOf('COHEREV2')),
      errorMessage: anywhere(string),
      pad: may(pad),
      usage: may(usage),
    }),
    usage: increment,
  },
  done: false,
};

function noPart(_value: unknown, path: string) {
  return [{ path, message: 'The closing frame repeats or adds no content.' }];
}

/** A whole answer: npm oci-generativeaiinference 2.142.0, `lib/model/cohere-chat-response-v2.d.ts`. */
export const cohereV2Answer: Rule = envelope(
  object({
    apiFormat,
    id: must(string),
    message: must(messageWith(must(arrayOf(part)))),
    finishReason: must(reasonOf('COHEREV2')),
    logProbabilities: anywhere(anyArray),
    errorMessage: may(string),
    usage: may(usage),
  }),
);
