/** The schemas of all requests, by the names that their validators go by. */
import type { TSchema } from 'typebox';
import { actionDetails } from './actions.js';
import { chatDetails } from './chat-details.js';
import { chatCompletion } from './openai-chat.js';
import { responsesItems, responsesRequest } from './openai-responses.js';
import { shareParts } from './share-parts.js';

const named = <T>(prefix: string, table: Readonly<Record<string, T>>): readonly [string, T][] =>
  Object.entries(table).map(([name, schema]) => [`${prefix}/${name}`, schema]);

/**
 * Each schema by its name: `chat/GENERIC`, `action/embedText`, `openai/chat-completions`, `openai/responses`,
 * `item/message`.
 */
export const requestSchemas: ReadonlyMap<string, TSchema> = new Map([
  ...named('chat', chatDetails).map(([name, schema]): [string, TSchema] => [
    name,
    shareParts(schema),
  ]),
  ...named('action', actionDetails),
  ['openai/chat-completions', chatCompletion],
  ['openai/responses', responsesRequest],
  ...named('item', responsesItems),
]);
