import { objectOf, objectsOf } from '../../src/protocol/json.js';
import { ownObjects } from '../support/service-faults.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'parallel-calls-in-one-frame',
  sin: 'Two whole calls stand in one frame.',
  wrap: ownObjects((frame, _at, all) => {
    const whole = all.filter((one) => {
      const [call] = objectsOf(objectOf(one.message).toolCalls);
      return (
        !('apiFormat' in one) &&
        call !== undefined &&
        'name' in call &&
        call.arguments !== '' &&
        'arguments' in call
      );
    });
    const [first, second] = whole;
    if (first === undefined || second === undefined) return frame;
    if (frame === second) return [];
    if (frame !== first) return frame;
    const toolCalls = [first, second].flatMap((one) => objectsOf(objectOf(one.message).toolCalls));
    return { ...frame, message: { ...objectOf(frame.message), toolCalls } };
  }),
} satisfies PlantedBug;
