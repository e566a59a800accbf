import { objectOf, objectsOf } from '../../src/protocol/json.js';
import { ownAnswers, without } from '../support/service-faults.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'answer-lacks-reasoning',
  sin: 'Reasoning is left out of whole answers.',
  wrap: ownAnswers((result) => {
    const response = objectOf(result.chatResponse);
    if (response.apiFormat === 'COHEREV2') {
      const message = objectOf(response.message);
      const content = objectsOf(message.content).filter((part) => part.type !== 'THINKING');
      return { ...result, chatResponse: { ...response, message: { ...message, content } } };
    }
    if (!('choices' in response)) return result;
    const choices = objectsOf(response.choices).map((choice) => ({
      ...choice,
      message: without(objectOf(choice.message), 'reasoningContent'),
    }));
    return { ...result, chatResponse: { ...response, choices } };
  }),
} satisfies PlantedBug;
