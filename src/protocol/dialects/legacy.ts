/** The dialect of an older client's fixtures: `chatResponse.choices[].delta.content`. Text only. */
import { objectOf, objectsOf } from '../json.js';
import { demandCarried } from './carry.js';
import type { Dialect } from './dialect.js';
import { genericAnswers } from './generic-answer.js';
import { arrayOf, must, object, type Rule, string } from './grammar.js';
import { finishFrames, spelled } from './native-message.js';
import { readStream } from './reading.js';
import { reasonOf } from './shapes.js';
import type { StreamGrammar } from './strict.js';

const name = 'legacy';

const choice = (rule: Rule): Rule =>
  object({ chatResponse: must(object({ choices: must(arrayOf(rule)) })) });

const increment = choice(object({ delta: must(object({ content: must(string) })) }));

const grammar: StreamGrammar = {
  kindOf: (frame) => {
    const first = objectsOf(objectOf(frame.chatResponse).choices)[0];
    return typeof first?.finishReason === 'string' ? 'closing' : 'increment';
  },
  rules: {
    increment,
    closing: choice(object({ delta: must(object({})), finishReason: must(reasonOf('GENERIC')) })),
    usage: increment,
  },
  done: true,
};

/**
 * `{"chatResponse":{"choices":[{"delta":{"content":"…"}}]}}`. Never recorded: djvolz/coda-code-assistant
 * alone shows it. The closing frame, an empty `delta` beside the reason, is inferred.
 */
export const legacy: Dialect = {
  name,
  apiFormat: 'GENERIC',
  encode(turn, encoding) {
    demandCarried(name, turn, encoding.variant, 'stream');
    const choices = [
      ...encoding.split(turn.text).map((content) => ({ delta: { content } })),
      { delta: {}, finishReason: spelled(turn, encoding) },
    ];
    return finishFrames(
      choices.map((one) => ({ chatResponse: { choices: [one] } })),
      encoding,
    );
  },
  decode: (frames, strictness) => readStream(name, grammar, frames, strictness),
  ...genericAnswers(name),
};
