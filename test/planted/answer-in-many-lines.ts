import { ownAnswers } from '../support/service-faults.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'answer-in-many-lines',
  sin: 'A whole answer is printed with indentation.',
  wrap: ownAnswers((result) => JSON.stringify(result, null, 2)),
} satisfies PlantedBug;
