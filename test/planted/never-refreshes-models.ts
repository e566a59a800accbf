import { changeCall } from '../support/spoil.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'never-refreshes-models',
  sin: 'Answers with the list it has when it is told to ask anew.',
  provider: changeCall((call) =>
    call.operation === 'list-models' && call.again !== undefined
      ? { ...call, again: call.again.map(({ later }) => ({ later })) }
      : call,
  ),
} satisfies PlantedBug;
