import { objectOf } from '../../src/protocol/json.js';
import { ownAnswers } from '../support/service-faults.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'v2-answer-with-choices',
  sin: 'A COHEREV2 answer is wrapped in choices.',
  wrap: ownAnswers((result) => {
    const { message, ...response } = objectOf(result.chatResponse);
    return response.apiFormat === 'COHEREV2'
      ? { ...result, chatResponse: { ...response, choices: [{ index: 0, message }] } }
      : result;
  }),
} satisfies PlantedBug;
