import { ownEvents } from '../support/responses-service-faults.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'responses-ends-as-completed',
  sin: 'Every stream ends with response.completed.',
  wrap: ownEvents((event) =>
    event.type === 'response.incomplete' || event.type === 'response.failed'
      ? { ...event, type: 'response.completed' }
      : event,
  ),
} satisfies PlantedBug;
