/** Requirements of subject `models`. */
import type { Requirement } from '../requirement.js';

export const modelsRequirements: readonly Requirement[] = [];
