import { ownEvents } from '../support/responses-service-faults.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'responses-never-queued',
  sin: 'A stream in the background does not say that it is queued.',
  wrap: ownEvents((event) => (event.type === 'response.queued' ? [] : event)),
} satisfies PlantedBug;
