import { objectOf, objectsOf } from '../../src/protocol/json.js';
import { ownAnswers, without } from '../support/service-faults.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'logprobs-missing',
  sin: 'A choice of a whole answer has no logprobs.',
  wrap: ownAnswers((result) => {
    const response = objectOf(result.chatResponse);
    const choices = objectsOf(response.choices).map((choice) => without(choice, 'logprobs'));
    return choices.length === 0 ? result : { ...result, chatResponse: { ...response, choices } };
  }),
} satisfies PlantedBug;
