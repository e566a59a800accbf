import { objectOf } from '../../src/protocol/json.js';
import { misreadsStreams, seesAnswers } from '../support/client-faults.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'reads-v2-like-v1',
  sin: 'COHEREV2 is read through a top-level text that it does not have.',
  readers: {
    ...misreadsStreams((reading, apiFormat) =>
      apiFormat === 'COHEREV2' && reading.error === undefined
        ? { ...reading, turn: { ...reading.turn, text: '' } }
        : reading,
    ),
    ...seesAnswers((result, apiFormat) => {
      const response = objectOf(result.chatResponse);
      const message = { ...objectOf(response.message), content: [] };
      return apiFormat === 'COHEREV2'
        ? { ...result, chatResponse: { ...response, message } }
        : result;
    }),
  },
} satisfies PlantedBug;
