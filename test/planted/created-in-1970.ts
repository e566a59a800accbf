import { objectOf } from '../../src/protocol/json.js';
import { ownAnswers } from '../support/service-faults.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'created-in-1970',
  sin: 'timeCreated is the beginning of the epoch.',
  wrap: ownAnswers((result) => {
    const response = objectOf(result.chatResponse);
    return 'timeCreated' in response
      ? { ...result, chatResponse: { ...response, timeCreated: '1970-01-01T00:00:00.000Z' } }
      : result;
  }),
} satisfies PlantedBug;
