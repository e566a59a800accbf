/** The catalogue: every case, in the order in which subjects are read. */
import type { Case } from '../case.js';
import { agreeCases } from './agree.js';
import { authCases } from './auth.js';
import { clientCases } from './client.js';
import { configuredCases } from './configured.js';
import { dedicatedCases } from './dedicated.js';
import { errorsCases } from './errors.js';
import { framingCases } from './framing.js';
import { gatewaysCases } from './gateways.js';
import { headersCases } from './headers.js';
import { imagesCases } from './images.js';
import { modelsCases } from './models.js';
import { customModelsCases } from './models-custom.js';
import { moreModelsCases } from './models-more.js';
import { obeyedCases } from './obeyed.js';
import { openAiChatCases } from './openai-chat.js';
import { requestsCases } from './requests.js';
import { responsesCases } from './responses.js';
import { retriesCases } from './retries.js';
import { roundsCases } from './rounds.js';
import { routingCases } from './routing.js';
import { signatureCases } from './signature.js';
import { streamsCases } from './streams.js';
import { surroundingsCases } from './surroundings.js';

export const cases: readonly Case[] = [
  ...streamsCases,
  ...framingCases,
  ...headersCases,
  ...surroundingsCases,
  ...requestsCases,
  ...imagesCases,
  ...dedicatedCases,
  ...obeyedCases,
  ...errorsCases,
  ...retriesCases,
  ...clientCases,
  ...roundsCases,
  ...routingCases,
  ...modelsCases,
  ...moreModelsCases,
  ...customModelsCases,
  ...responsesCases,
  ...signatureCases,
  ...authCases,
  ...configuredCases,
  ...openAiChatCases,
  ...agreeCases,
  ...gatewaysCases,
];
