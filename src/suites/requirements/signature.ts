/** Requirements of subject `signature`. */
import type { Requirement } from '../requirement.js';

export const signatureRequirements: readonly Requirement[] = [];
