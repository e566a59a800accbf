/** Requirements of subject `framing`. */
import type { Requirement } from '../requirement.js';

export const framingRequirements: readonly Requirement[] = [];
