import { goesOn, retold } from '../support/rounds-faults.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'remembers-one-round',
  sin: 'Tells of the last round alone, and of none before it.',
  provider: goesOn(
    retold((messages) => {
      const last = messages.findLastIndex(({ toolCalls }) => toolCalls !== undefined);
      return messages.filter(
        ({ role, toolCalls }, at) => at >= last || (role !== 'tool' && toolCalls === undefined),
      );
    }),
  ),
} satisfies PlantedBug;
