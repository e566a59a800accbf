import { objectOf } from '../../src/protocol/json.js';
import { ownAnswers } from '../support/service-faults.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'answer-lacks-envelope',
  sin: 'A whole native answer is the bare chatResponse.',
  wrap: ownAnswers((result) =>
    result.chatResponse === undefined ? result : objectOf(result.chatResponse),
  ),
} satisfies PlantedBug;
