import { ownEvents } from '../support/responses-service-faults.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'responses-numbers-from-1',
  sin: 'Events are numbered from 1.',
  wrap: ownEvents((event, at) => ({ ...event, sequence_number: at + 1 })),
} satisfies PlantedBug;
