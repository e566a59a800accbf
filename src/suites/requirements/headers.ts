/** Requirements of subject `headers`. */
import type { Requirement } from '../requirement.js';

export const headersRequirements: readonly Requirement[] = [];
