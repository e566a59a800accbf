/** Checks of subject `wire`. */
import type { Check } from '../check.js';

export const wireChecks = {} satisfies Record<string, Check>;
