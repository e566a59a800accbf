import { changeCall } from '../support/spoil.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'stops-after-one-round',
  sin: 'Answers calls once, and takes the next turn for the last.',
  provider: changeCall((call) =>
    call.operation === 'rounds' ? { ...call, answers: call.answers.slice(0, 1) } : call,
  ),
} satisfies PlantedBug;
