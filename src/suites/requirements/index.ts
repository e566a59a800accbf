/** Every requirement. */
import type { Requirement } from '../requirement.js';
import { agreeRequirements } from './agree.js';
import { authRequirements } from './auth.js';
import { configuredRequirements } from './configured.js';
import { dedicatedRequirements } from './dedicated.js';
import { errorsRequirements } from './errors.js';
import { framingRequirements } from './framing.js';
import { gatewaysRequirements } from './gateways.js';
import { headersRequirements } from './headers.js';
import { imagesRequirements } from './images.js';
import { lifecycleRequirements } from './lifecycle.js';
import { modelsRequirements } from './models.js';
import { openAiChatRequirements } from './openai-chat.js';
import { requestsRequirements } from './requests.js';
import { responsesRequirements } from './responses.js';
import { retriesRequirements } from './retries.js';
import { roundsRequirements } from './rounds.js';
import { routingRequirements } from './routing.js';
import { signatureRequirements } from './signature.js';
import { streamsRequirements } from './streams.js';

export const requirements: readonly Requirement[] = [
  ...streamsRequirements,
  ...framingRequirements,
  ...headersRequirements,
  ...requestsRequirements,
  ...imagesRequirements,
  ...dedicatedRequirements,
  ...errorsRequirements,
  ...retriesRequirements,
  ...lifecycleRequirements,
  ...roundsRequirements,
  ...routingRequirements,
  ...modelsRequirements,
  ...responsesRequirements,
  ...signatureRequirements,
  ...authRequirements,
  ...configuredRequirements,
  ...openAiChatRequirements,
  ...agreeRequirements,
  ...gatewaysRequirements,
];
