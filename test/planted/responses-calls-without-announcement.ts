import { isObject } from '../../src/protocol/json.js';
import { ownEvents } from '../support/responses-service-faults.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'responses-calls-without-announcement',
  sin: 'Calls are not announced.',
  wrap: ownEvents((event) =>
    event.type === 'response.output_item.added' &&
    isObject(event.item) &&
    event.item.type === 'function_call'
      ? []
      : event,
  ),
} satisfies PlantedBug;
