import { objectOf } from '../../src/protocol/json.js';
import { ownAnswers } from '../support/service-faults.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'answer-lacks-its-format',
  sin: 'chatResponse does not say its format.',
  wrap: ownAnswers((result) => ({
    ...result,
    chatResponse: { ...objectOf(result.chatResponse), apiFormat: 'OPENAI' },
  })),
} satisfies PlantedBug;
