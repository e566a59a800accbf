import { objectOf, objectsOf } from '../../src/protocol/json.js';
import { ownObjects } from '../support/service-faults.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'fragments-missing-between-calls',
  sin: 'Llama sends no empty fragments between two calls.',
  wrap: ownObjects((frame) => {
    const [call] = objectsOf(objectOf(frame.message).toolCalls);
    const idle = call?.arguments === '' && !('name' in call) && !('finishReason' in frame);
    return idle ? [] : frame;
  }),
} satisfies PlantedBug;
