/** Checks of subject `signature`. */
import type { Check } from '../check.js';

export const signatureChecks = {} satisfies Record<string, Check>;
