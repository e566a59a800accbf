import { framed, ownEvents } from '../support/responses-service-faults.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'responses-without-done',
  sin: 'There is no [DONE].',
  wrap: ownEvents((event) => event, framed, ''),
} satisfies PlantedBug;
