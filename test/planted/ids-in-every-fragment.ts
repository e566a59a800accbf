import { objectOf, objectsOf } from '../../src/protocol/json.js';
import { ownObjects } from '../support/service-faults.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'ids-in-every-fragment',
  sin: 'Fragments of tool calls repeat the id.',
  wrap: ownObjects((frame, _at, all) => {
    const message = objectOf(frame.message);
    const first = all
      .flatMap((one) => objectsOf(objectOf(one.message).toolCalls))
      .find((call) => typeof call.id === 'string' && call.id !== '');
    if (!('toolCalls' in message) || first === undefined) return frame;
    const toolCalls = objectsOf(message.toolCalls).map((call) =>
      typeof call.id === 'string' && call.id !== '' ? call : { ...call, id: first.id },
    );
    return { ...frame, message: { ...message, toolCalls } };
  }),
} satisfies PlantedBug;
