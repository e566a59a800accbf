import { objectOf, objectsOf } from '../../src/protocol/json.js';
import { ownObjects } from '../support/service-faults.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'opening-frame-missing',
  sin: 'A Llama stream does not open with an empty increment.',
  wrap: ownObjects((frame, at, all) =>
    at === 0 && all.length > 1 && objectsOf(objectOf(frame.message).content)[0]?.text === ''
      ? []
      : frame,
  ),
} satisfies PlantedBug;
