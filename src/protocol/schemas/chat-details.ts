/** The body of `POST /20231130/actions/chat`, one schema a request format. */
import Type, { type TSchema } from 'typebox';
import type { ApiFormat } from '../call.js';
import { cohereChatRequest } from './cohere.js';
import { cohereV2ChatRequest } from './cohere-v2.js';
import { genericChatRequest } from './generic.js';
import { closed, servingMode } from './shared.js';

const chatRequests = {
  GENERIC: genericChatRequest,
  COHERE: cohereChatRequest,
  COHEREV2: cohereV2ChatRequest,
} as const;

/** ChatDetails whose `chatRequest` has this discriminator. */
export const chatDetails: Readonly<Record<ApiFormat, TSchema>> = {
  GENERIC: details(chatRequests.GENERIC),
  COHERE: details(chatRequests.COHERE),
  COHEREV2: details(chatRequests.COHEREV2),
};

function details(chatRequest: TSchema) {
  return closed({ compartmentId: Type.String(), servingMode, chatRequest });
}
