/** What a gateway is taken to be able to do where nobody says it. Data. */
import type { Feature } from '../../suites/features.js';

/** What OpenAI's own clients rely on in a server of chat completions, and no more. */
export const usualOfGateways: readonly Feature[] = [
  'stream',
  'whole',
  'tools',
  'tool-choice',
  'tool-results',
  'usage',
  'finish-reason',
  'structured-output',
  'extra',
  'headers',
  'accumulate',
  'error-status',
  'partial',
  'cancel',
];
