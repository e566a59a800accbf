import { ownEvents } from '../support/responses-service-faults.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'responses-skips-parts',
  sin: 'Parts are not announced.',
  wrap: ownEvents((event) => (/content_part|summary_part/.test(String(event.type)) ? [] : event)),
} satisfies PlantedBug;
