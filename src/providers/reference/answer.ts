/** A whole answer, read as tolerantly as a good client does. */
import type { ChatFormat } from '../../protocol/call.js';
import type { DialectName, Reading } from '../../protocol/dialects/dialect.js';
import { dialects } from '../../protocol/dialects/index.js';

/** The dialect that a request format is answered in; its variants are read alike. */
const dialectOf: Readonly<Record<ChatFormat, DialectName>> = {
  GENERIC: 'generic',
  COHERE: 'cohere',
  COHEREV2: 'cohere-v2',
  'openai-chat': 'openai-chat',
  'openai-responses': 'openai-responses',
};

/**
 * Reads the SDK's `ChatResult`.
 *
 * @param result `response.chatResult`, which the SDK has already turned from JSON into an object
 */
export function readAnswer(result: unknown, apiFormat: ChatFormat): Reading {
  return dialects[dialectOf[apiFormat]].decodeAnswer(JSON.stringify(result) ?? '', 'tolerant');
}
