/** Requirements of subject `streams`: what answers say, streamed or whole. */
import type { Requirement } from '../requirement.js';
import { answersRequirements } from './answers.js';
import { streamsCohereRequirements } from './streams-cohere.js';
import { streamsGenericRequirements } from './streams-generic.js';
import { toolsRequirements } from './tools.js';
import { usageRequirements } from './usage.js';

export const streamsRequirements: readonly Requirement[] = [
  ...streamsGenericRequirements,
  ...streamsCohereRequirements,
  ...answersRequirements,
  ...toolsRequirements,
  ...usageRequirements,
];
