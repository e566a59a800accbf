/** The stream and answers of OpenAI chat completions. */
import type { Dialect } from './dialect.js';

const missing = (): never => {
  throw new Error('The dialect openai-chat is not written yet.');
};

export const openaiChat: Dialect = {
  name: 'openai-chat',
  apiFormat: 'openai-chat',
  encode: missing,
  decode: missing,
  encodeAnswer: missing,
  decodeAnswer: missing,
};
