import { ownEvents } from '../support/responses-service-faults.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'responses-without-event-lines',
  sin: 'Events have no event: line.',
  wrap: ownEvents(
    (event) => event,
    (event) => `data: ${JSON.stringify(event)}\n\n`,
  ),
} satisfies PlantedBug;
