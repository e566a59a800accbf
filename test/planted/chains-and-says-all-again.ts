import { goesOn } from '../support/rounds-faults.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'chains-and-says-all-again',
  sin: 'Names the response before it, and says again what that was asked.',
  provider: goesOn((turn, { chained, first }) =>
    chained ? { ...turn, messages: [...first.messages, ...turn.messages] } : turn,
  ),
} satisfies PlantedBug;
