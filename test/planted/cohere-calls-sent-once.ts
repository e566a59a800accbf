import { isFinal, ownObjects, without } from '../support/service-faults.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'cohere-calls-sent-once',
  sin: 'COHERE calls stand in the final frame only.',
  wrap: ownObjects((frame) =>
    frame.apiFormat === 'COHERE' && !isFinal(frame) ? without(frame, 'toolCalls') : frame,
  ),
} satisfies PlantedBug;
