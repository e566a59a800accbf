import { objectsOf } from '../../src/protocol/json.js';
import { refusesTurns } from '../support/responses-service-faults.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'responses-refuses-replayed-calls',
  sin: 'A call that is played back is refused.',
  wrap: refusesTurns(({ input }) => objectsOf(input).some(({ type }) => type === 'function_call')),
} satisfies PlantedBug;
