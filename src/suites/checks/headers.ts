/** Checks of subject `headers`. */
import type { Check } from '../check.js';

export const headersChecks = {} satisfies Record<string, Check>;
