import { ownEvents } from '../support/responses-service-faults.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'responses-hides-tools-at-work',
  sin: 'What a tool of the service does is not told.',
  wrap: ownEvents((event) =>
    /\.(searching|interpreting|in_progress)$/.test(String(event.type)) && 'item_id' in event
      ? []
      : event,
  ),
} satisfies PlantedBug;
