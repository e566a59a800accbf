import { objectOf } from '../../src/protocol/json.js';
import { changeAnswer, errorIn, objectIn } from '../support/spoil.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'error-as-event-stream',
  sin: 'Sends the refusal of a streamed call as an event stream.',
  wrap: changeAnswer((answer, received) => {
    const streamed = objectOf(objectIn(received.body)?.chatRequest).isStream === true;
    return streamed && errorIn(answer) !== undefined
      ? { ...answer, headers: { ...answer.headers, 'content-type': 'text/event-stream' } }
      : answer;
  }),
} satisfies PlantedBug;
