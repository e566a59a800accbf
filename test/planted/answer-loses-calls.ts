import { objectOf, objectsOf } from '../../src/protocol/json.js';
import { ownAnswers, without } from '../support/service-faults.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'answer-loses-calls',
  sin: 'Whole answers lose their tool calls.',
  wrap: ownAnswers((result) => {
    const response = without(objectOf(result.chatResponse), 'toolCalls');
    if (response.apiFormat === 'COHEREV2') {
      const message = without(objectOf(response.message), 'toolCalls');
      return { ...result, chatResponse: { ...response, message } };
    }
    if (!('choices' in response)) return { ...result, chatResponse: response };
    const choices = objectsOf(response.choices).map((choice) => ({
      ...choice,
      message: { ...objectOf(choice.message), toolCalls: [] },
    }));
    return { ...result, chatResponse: { ...response, choices } };
  }),
} satisfies PlantedBug;
