/** Checks of subject `errors`. */
import type { Check } from '../check.js';

export const errorsChecks = {} satisfies Record<string, Check>;
