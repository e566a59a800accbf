/**
 * The grammar of chat completion chunks and answers. No stream of this surface was ever published whole:
 * the shape is OpenAI's (its API reference, and captures of its own streams), with what clients of
 * Oracle's service had to guard against. So nothing is known of the order of keys.
 */
import { isObject, type JsonObject, objectsOf } from '../json.js';
import type { Problem } from './dialect.js';
import {
  anyArray,
  anyObject,
  anywhere,
  arrayOf,
  count,
  either,
  exactly,
  type Field,
  nothing,
  object,
  type Rule,
  string,
} from './grammar.js';
import { indexOf } from './openai-chat-read.js';
import { reasonOf } from './shapes.js';
import type { FrameKind, NumberedFrame, StreamGrammar } from './strict.js';

/** A key that must be there, wherever. */
const needed = (rule: Rule): Field => ({ rule, required: true, ordered: false });
const orNull = (rule: Rule): Rule => either(rule, nothing);
const text = anywhere(orNull(string));

const counts = (...names: readonly string[]): Rule =>
  orNull(object(Object.fromEntries(names.map((name) => [name, anywhere(count)]))));

/** `completion_tokens` may be missing (Gemini: BerriAI/litellm PR #24816); the last three are xAI's. */
const usage: Rule = object({
  prompt_tokens: needed(count),
  completion_tokens: anywhere(count),
  total_tokens: needed(count),
  prompt_tokens_details: anywhere(
    counts('cached_tokens', 'audio_tokens', 'text_tokens', 'image_tokens'),
  ),
  completion_tokens_details: anywhere(
    counts(
      'reasoning_tokens',
      'audio_tokens',
      'accepted_prediction_tokens',
      'rejected_prediction_tokens',
    ),
  ),
  num_sources_used: anywhere(count),
});

const functionShape: Rule = object({
  name: anywhere(string),
  arguments: anywhere(string),
});

/** `index` may be missing, as may everything but the function after the first fragment. */
const fragment: Rule = object({
  index: anywhere(count),
  id: anywhere(string),
  type: anywhere(exactly('function')),
  function: needed(functionShape),
});

const said: Readonly<Record<string, Field>> = {
  role: anywhere(exactly('assistant')),
  content: text,
  refusal: text,
  reasoning_content: text,
  function_call: anywhere(nothing),
  annotations: anywhere(anyArray),
  audio: anywhere(orNull(anyObject)),
};

const choiceWith = (finish: Field): Rule =>
  object({
    index: needed(count),
    delta: needed(object({ ...said, tool_calls: anywhere(arrayOf(fragment)) })),
    logprobs: anywhere(orNull(anyObject)),
    finish_reason: finish,
  });

const head: Readonly<Record<string, Field>> = {
  id: needed(string),
  created: needed(count),
  model: needed(string),
  service_tier: text,
  system_fingerprint: text,
};

const chunk = (choices: Field, counted: Field): Rule =>
  object({
    ...head,
    object: anywhere(exactly('chat.completion.chunk')),
    choices,
    usage: counted,
    obfuscation: anywhere(string),
  });

const maybeCounted = anywhere(orNull(usage));

/** Streams of chunks, then `[DONE]` or not. */
export const chatGrammar: StreamGrammar = {
  kindOf,
  rules: {
    increment: chunk(needed(arrayOf(choiceWith(anywhere(nothing)))), maybeCounted),
    closing: chunk(
      needed(arrayOf(choiceWith(needed(orNull(reasonOf('openai-chat')))))),
      maybeCounted,
    ),
    usage: chunk(anywhere(anyArray), needed(usage)),
    aside: chunk(
      needed(arrayOf(choiceWith(anywhere(orNull(reasonOf('openai-chat')))))),
      maybeCounted,
    ),
  },
  done: true,
  across: oneId,
};

/** A chunk of other candidates alone is judged by itself, whatever candidate 0 has come to. */
function kindOf(frame: JsonObject): FrameKind {
  const choices = objectsOf(frame.choices);
  if (choices.length === 0 && isObject(frame.usage)) return 'usage';
  if (choices.length > 0 && choices.every((choice) => indexOf(choice) !== 0)) return 'aside';
  return choices.some(({ finish_reason }) => typeof finish_reason === 'string')
    ? 'closing'
    : 'increment';
}

/** Go's accumulator passes over a chunk whose id is not the first one's (openai/openai-go v3.52.0). */
function oneId(frames: readonly NumberedFrame[]): readonly Problem[] {
  const first = frames[0]?.frame.id;
  return frames
    .filter(({ frame }) => frame.id !== first)
    .map(({ number }) => ({
      frame: number,
      path: 'id',
      message: 'The id is not that of the first chunk.',
    }));
}

const wholeCall: Rule = object({
  id: anywhere(string),
  type: needed(exactly('function')),
  function: needed(object({ name: needed(string), arguments: needed(string) })),
});

/** A whole answer; `message` may be missing (Gemini: BerriAI/litellm PR #24816). */
export const chatAnswerShape: Rule = object({
  ...head,
  object: anywhere(exactly('chat.completion')),
  choices: needed(
    arrayOf(
      object({
        index: needed(count),
        message: anywhere(object({ ...said, tool_calls: anywhere(orNull(arrayOf(wholeCall))) })),
        logprobs: anywhere(orNull(anyObject)),
        finish_reason: needed(reasonOf('openai-chat')),
      }),
    ),
  ),
  usage: maybeCounted,
});
