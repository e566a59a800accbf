/** Every check by its id. */
import type { Check } from '../check.js';
import { errorsChecks } from './errors.js';
import { headersChecks } from './headers.js';
import { modelsChecks } from './models.js';
import { outcomeChecks } from './outcome.js';
import { requestsChecks } from './requests.js';
import { signatureChecks } from './signature.js';
import { streamingChecks } from './streaming.js';
import { wireChecks } from './wire.js';

export const checks = {
  ...outcomeChecks,
  ...streamingChecks,
  ...wireChecks,
  ...headersChecks,
  ...signatureChecks,
  ...errorsChecks,
  ...modelsChecks,
  ...requestsChecks,
} satisfies Record<string, Check>;

export type CheckId = keyof typeof checks;
