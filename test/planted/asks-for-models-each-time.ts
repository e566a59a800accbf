import { changeCall } from '../support/spoil.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'asks-for-models-each-time',
  sin: 'Remembers no list of models.',
  provider: changeCall((call) =>
    call.operation === 'list-models' && call.again !== undefined
      ? { ...call, again: call.again.map((one) => ({ ...one, refresh: true })) }
      : call,
  ),
} satisfies PlantedBug;
