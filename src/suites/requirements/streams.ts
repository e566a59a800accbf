/** Requirements of subject `streams`. */
import type { Requirement } from '../requirement.js';

export const streamsRequirements: readonly Requirement[] = [];
