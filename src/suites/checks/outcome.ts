/** Checks of subject `outcome`. */
import type { Check } from '../check.js';

export const outcomeChecks = {} satisfies Record<string, Check>;
