import { goesOn, retold } from '../support/rounds-faults.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'answers-the-first-call-alone',
  sin: 'Of the calls of one turn, answers the first alone.',
  provider: goesOn(
    retold((messages) =>
      messages.filter(({ role }, at) => role !== 'tool' || messages[at - 1]?.role !== 'tool'),
    ),
  ),
} satisfies PlantedBug;
