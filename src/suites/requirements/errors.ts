/** Requirements of subject `errors`. */
import type { Requirement } from '../requirement.js';

export const errorsRequirements: readonly Requirement[] = [];
