import { objectOf } from '../../src/protocol/json.js';
import { ownAnswers } from '../support/service-faults.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'time-created-in-seconds',
  sin: 'timeCreated is a number of seconds.',
  wrap: ownAnswers((result) => {
    const response = objectOf(result.chatResponse);
    return 'timeCreated' in response
      ? { ...result, chatResponse: { ...response, timeCreated: 1_789_760_819 } }
      : result;
  }),
} satisfies PlantedBug;
