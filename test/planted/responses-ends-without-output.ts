import { isObject } from '../../src/protocol/json.js';
import { ownEvents } from '../support/responses-service-faults.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'responses-ends-without-output',
  sin: 'The event that ends a stream has no output.',
  wrap: ownEvents((event) =>
    isObject(event.response) ? { ...event, response: { ...event.response, output: null } } : event,
  ),
} satisfies PlantedBug;
