/** Every check by its id. */
import type { Check } from '../check.js';
import { answersChecks } from './answers.js';
import { authChecks } from './auth.js';
import { clientChecks } from './client.js';
import { errorsChecks } from './errors.js';
import { exactChecks } from './exact.js';
import { frameFactsChecks } from './frame-facts.js';
import { framesChecks } from './frames.js';
import { gatewaysChecks } from './gateways.js';
import { headersChecks } from './headers.js';
import { modelsChecks } from './models.js';
import { obeyedChecks } from './obeyed.js';
import { openAiChatChecks } from './openai-chat.js';
import { outcomeChecks } from './outcome.js';
import { requestsChecks } from './requests.js';
import { responsesChecks } from './responses.js';
import { retriesChecks } from './retries.js';
import { roundsChecks } from './rounds.js';
import { routingChecks } from './routing.js';
import { signatureChecks } from './signature.js';
import { stepsChecks } from './steps.js';
import { streamingChecks } from './streaming.js';
import { surroundingsChecks } from './surroundings.js';
import { toolFramesChecks } from './tool-frames.js';
import { wireChecks } from './wire.js';

export const checks = {
  ...outcomeChecks,
  ...streamingChecks,
  ...wireChecks,
  ...framesChecks,
  ...frameFactsChecks,
  ...toolFramesChecks,
  ...exactChecks,
  ...obeyedChecks,
  ...surroundingsChecks,
  ...answersChecks,
  ...headersChecks,
  ...signatureChecks,
  ...authChecks,
  ...errorsChecks,
  ...modelsChecks,
  ...requestsChecks,
  ...openAiChatChecks,
  ...stepsChecks,
  ...responsesChecks,
  ...retriesChecks,
  ...clientChecks,
  ...roundsChecks,
  ...routingChecks,
  ...gatewaysChecks,
} satisfies Record<string, Check>;

/** The name of a check, as cases use it. */
export type CheckId = keyof typeof checks;
