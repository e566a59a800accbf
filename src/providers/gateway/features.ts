/** What a gateway is taken to be able to do where nobody says it. Data. */
import type { Transport } from '../../protocol/call.js';
import type { Feature } from '../../suites/features.js';

/** What OpenAI's own clients rely on in a server, and no more. */
const usual: readonly Feature[] = [
  'stream',
  'whole',
  'tools',
  'tool-choice',
  'tool-results',
  'raw-arguments',
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

/** Beside these, of one that hands Responses on: what the service keeps is as near as without it. */
const usualOfResponses: readonly Feature[] = ['response-id', 'state'];

/**
 * The features of a gateway, by the transport on which it is asked and the one on which it asks.
 *
 * @example
 * usualOfGateways('v1', 'sdk'); // ['stream', 'whole', …]
 */
export const usualOfGateways = (asked: Transport, asks: Transport): readonly Feature[] =>
  asked === 'responses' && asks === 'responses' ? [...usual, ...usualOfResponses] : usual;
