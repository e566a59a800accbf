/** The dialect of GENERIC streams: bare choices, one a frame. Meta, xAI, OpenAI, Google. */
import { demandCarried } from './carry.js';
import type { Dialect } from './dialect.js';
import { genericAnswers } from './generic-answer.js';
import { genericGrammar } from './generic-grammar.js';
import { finishFrames, plainFrames } from './native-message.js';
import { readStream } from './reading.js';

const name = 'generic';

/**
 * `{"index":0,"message":{…},"pad":"aaa"}` for each increment; the closing frame and the usage frame have
 * no `index` (recorded: traceloop/openllmetry cassettes, Sep 2026).
 */
export const generic: Dialect = {
  name,
  apiFormat: 'GENERIC',
  encode(turn, encoding) {
    demandCarried(name, turn, encoding.variant, 'stream');
    const frames = plainFrames(turn, encoding).map((frame) =>
      frame.finishReason === undefined && frame.message !== undefined
        ? { index: 0, ...frame }
        : { ...frame },
    );
    return finishFrames(frames, encoding);
  },
  decode: (frames, strictness) => readStream(name, genericGrammar, frames, strictness),
  ...genericAnswers(name),
};
