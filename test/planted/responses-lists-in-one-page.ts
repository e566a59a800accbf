import { servesAnother, withoutQuery } from '../support/responses-service-faults.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'responses-lists-in-one-page',
  sin: 'The limit of a list is not heeded.',
  wrap: servesAnother((route) => withoutQuery(route, 'limit')),
} satisfies PlantedBug;
