import { servesAnother, withoutQuery } from '../support/responses-service-faults.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'responses-lists-one-way',
  sin: 'Lists come newest first, whatever was asked for.',
  wrap: servesAnother((route) => withoutQuery(route, 'order')),
} satisfies PlantedBug;
