/** The dialect of OpenAI chat completions, as Oracle serves them. */
import { demandCarried } from './carry.js';
import type { Dialect } from './dialect.js';
import { chatAnswer } from './openai-chat-answer.js';
import { chatChunks } from './openai-chat-chunks.js';
import { chatAnswerShape, chatGrammar } from './openai-chat-grammar.js';
import { readAnswer, readStream } from './reading.js';

const name = 'openai-chat';

/**
 * `{"id":…,"object":"chat.completion.chunk",…,"choices":[{"index":0,"delta":{…},"finish_reason":null}]}`
 * for each increment, an empty `delta` beside the finish reason, usage in a chunk without choices, then
 * `[DONE]` (OpenAI's API reference). How Oracle's models depart from it is in `openai-variants.ts`.
 */
export const openaiChat: Dialect = {
  name,
  apiFormat: name,
  encode(turn, encoding) {
    demandCarried(name, turn, encoding.variant, 'stream');
    return [
      ...chatChunks(turn, encoding).map((chunk) => JSON.stringify(chunk)),
      ...(encoding.variant.done ? ['[DONE]'] : []),
    ];
  },
  decode: (frames, strictness) => readStream(name, chatGrammar, frames, strictness),
  encodeAnswer(turn, encoding) {
    demandCarried(name, turn, encoding.variant, 'answer');
    return JSON.stringify(chatAnswer(turn, encoding));
  },
  decodeAnswer: (body, strictness) => readAnswer(name, chatAnswerShape, body, strictness),
};
