import { objectOf, objectsOf, textOf } from '../../src/protocol/json.js';
import { seesAnswers, seesFrames } from '../support/client-faults.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'reads-history-as-text',
  sin: 'The chat history is put before the text.',
  readers: {
    ...seesAnswers((result) => {
      const response = objectOf(result.chatResponse);
      const [first] = objectsOf(response.chatHistory);
      return first === undefined
        ? result
        : {
            ...result,
            chatResponse: { ...response, text: textOf(first.message) + textOf(response.text) },
          };
    }),
    ...seesFrames(() => (frame) => {
      const [first] = objectsOf(frame.chatHistory);
      return first === undefined
        ? frame
        : [{ apiFormat: 'COHERE', text: textOf(first.message) }, frame];
    }),
  },
} satisfies PlantedBug;
