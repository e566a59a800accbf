/** All dialects, by name. A new stream format is a file of its own and a row here. */
import { cohere } from './cohere.js';
import { cohereV2 } from './cohere-v2.js';
import type { Dialect, DialectName } from './dialect.js';
import { generic } from './generic.js';
import { genericChoices } from './generic-choices.js';
import { legacy } from './legacy.js';
import { openaiChat } from './openai-chat.js';
import { openaiResponses } from './openai-responses.js';

/** The stream formats. */
export const dialects: Readonly<Record<DialectName, Dialect>> = {
  generic,
  'generic-choices': genericChoices,
  legacy,
  cohere,
  'cohere-v2': cohereV2,
  'openai-chat': openaiChat,
  'openai-responses': openaiResponses,
};
