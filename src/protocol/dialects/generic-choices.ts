/** The dialect that wraps GENERIC's frames in `choices[0]`, as some gateways and fixtures do. */
import { isObject, type JsonObject, objectsOf } from '../json.js';
import { demandCarried } from './carry.js';
import type { Dialect, Encoding } from './dialect.js';
import { genericAnswers } from './generic-answer.js';
import { kindOf, messageShape, usageFrame } from './generic-grammar.js';
import { arrayOf, count, exactly, may, must, object, pad, type Rule, string } from './grammar.js';
import { finishFrames, type PlainFrame, plainFrames } from './native-message.js';
import { readStream } from './reading.js';
import { reasonOf, usageShape } from './shapes.js';
import type { StreamGrammar } from './strict.js';

const name = 'generic-choices';

const choices = (choice: Rule): Rule =>
  object({ choices: must(arrayOf(choice)), usage: may(usageShape), pad: may(pad) });

const incrementChoice: Rule = object({ index: must(count), message: must(messageShape) });

const increment = choices(incrementChoice);

/** The opening frame in the envelope of a whole answer. */
const enveloped: Rule = object({
  modelId: must(string),
  modelVersion: may(string),
  chatResponse: must(
    object({ apiFormat: must(exactly('GENERIC')), choices: must(arrayOf(incrementChoice)) }),
  ),
  pad: may(pad),
});

const grammar: StreamGrammar = {
  kindOf: (frame) => kindOf(objectsOf(frame.choices)[0] ?? frame),
  rules: {
    increment: (value, path) =>
      (isObject(value) && 'chatResponse' in value ? enveloped : increment)(value, path),
    closing: choices(
      object({
        index: must(count),
        message: may(messageShape),
        finishReason: must(reasonOf('GENERIC')),
      }),
    ),
    usage: usageFrame,
  },
  done: true,
};

/**
 * `{"choices":[{"index":0,"message":{…},"finishReason":"stop"}]}`, where the closing frame keeps its
 * `index`. Never recorded: from a review remark on openai/openai-agents-python PR #3612 and
 * NVIDIA/NeMo-Relay's tests. Where usage stands is inferred.
 */
export const genericChoices: Dialect = {
  name,
  apiFormat: 'GENERIC',
  encode(turn, encoding) {
    demandCarried(name, turn, encoding.variant, 'stream');
    const frames = plainFrames(turn, encoding).map(wrap);
    return finishFrames(
      encoding.variant.opening === 'envelope' ? inEnvelope(frames, encoding) : frames,
      encoding,
    );
  },
  decode: (frames, strictness) => readStream(name, grammar, frames, strictness),
  ...genericAnswers(name),
};

function wrap({ usage, ...choice }: PlainFrame): JsonObject {
  const counts = usage === undefined ? {} : { usage };
  return Object.keys(choice).length === 0
    ? counts
    : { choices: [{ index: 0, ...choice }], ...counts };
}

/** The first frame as a whole answer would hold it. */
const inEnvelope = (
  [first, ...rest]: readonly JsonObject[],
  { modelId }: Encoding,
): readonly JsonObject[] => [
  { modelId, chatResponse: { apiFormat: 'GENERIC', ...first } },
  ...rest,
];
