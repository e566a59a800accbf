/** The stream and answers of OpenAI Responses. */
import type { Dialect } from './dialect.js';

const missing = (): never => {
  throw new Error('The dialect openai-responses is not written yet.');
};

export const openaiResponses: Dialect = {
  name: 'openai-responses',
  apiFormat: 'openai-responses',
  encode: missing,
  decode: missing,
  encodeAnswer: missing,
  decodeAnswer: missing,
};
