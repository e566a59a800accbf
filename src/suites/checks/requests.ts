/** Checks of subject `requests`. */
import type { Check } from '../check.js';

export const requestsChecks = {} satisfies Record<string, Check>;
