/** Requirements of subject `requests`. */
import type { Requirement } from '../requirement.js';

export const requestsRequirements: readonly Requirement[] = [];
