/** The axes of the matrix, in the order of the vocabulary. */
import type { Transport } from '../protocol/call.js';

/** Every auth mode: the columns. */
export { authModes } from '../protocol/call.js';

/** Every transport: the rows. */
export const transports: readonly Transport[] = ['sdk', 'v1', 'responses', 'management'];
