import { changeCall } from '../support/spoil.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'remembers-models-for-ever',
  sin: 'Looks at no clock before it answers with the list it has.',
  provider: changeCall((call) =>
    call.operation === 'list-models' && call.again !== undefined
      ? { ...call, again: call.again.map((one) => ({ ...one, later: 0 })) }
      : call,
  ),
} satisfies PlantedBug;
