/** The axes of the matrix, in the order of the vocabulary. */
import type { AuthMode, Transport } from '../protocol/call.js';

/** Every transport: the rows. */
export const transports: readonly Transport[] = ['sdk', 'v1', 'responses', 'management'];

/** Every auth mode: the columns. */
export const authModes: readonly AuthMode[] = [
  'api_key',
  'session_token',
  'instance_principal',
  'resource_principal',
  'oke_workload_identity',
  'genai_api_key',
];
