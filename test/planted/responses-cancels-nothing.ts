import { servesAnother } from '../support/responses-service-faults.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'responses-cancels-nothing',
  sin: 'A turn goes on although it was cancelled.',
  wrap: servesAnother((route) =>
    route.operation === 'responses.cancel' ? { ...route, operation: 'responses.retrieve' } : route,
  ),
} satisfies PlantedBug;
