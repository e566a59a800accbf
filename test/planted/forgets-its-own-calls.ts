import { goesOn, retold } from '../support/rounds-faults.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'forgets-its-own-calls',
  sin: 'Sends the answers of tools without the calls that they answer, and no id where the service knows the calls.',
  provider: goesOn((turn, { chained }) =>
    chained
      ? { ...turn, state: {} }
      : retold((messages) => messages.filter(({ toolCalls }) => toolCalls === undefined))(turn),
  ),
} satisfies PlantedBug;
