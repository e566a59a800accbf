/** Checks of subject `models`. */
import type { Check } from '../check.js';

export const modelsChecks = {} satisfies Record<string, Check>;
