import { objectOf } from '../../src/protocol/json.js';
import { ownAnswers, without } from '../support/service-faults.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'answer-lacks-usage',
  sin: 'Whole answers carry no token counts.',
  wrap: ownAnswers((result) => ({
    ...result,
    chatResponse: without(objectOf(result.chatResponse), 'usage'),
  })),
} satisfies PlantedBug;
