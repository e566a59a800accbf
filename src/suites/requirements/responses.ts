/** Requirements of subject `responses`. */
import type { Requirement } from '../requirement.js';
import { responsesRequestsRequirements } from './responses-requests.js';
import { responsesStateRequirements } from './responses-state.js';
import { responsesStreamsRequirements } from './responses-streams.js';

export const responsesRequirements: readonly Requirement[] = [
  ...responsesStreamsRequirements,
  ...responsesStateRequirements,
  ...responsesRequestsRequirements,
];
