import { servesAnother } from '../support/responses-service-faults.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'responses-updates-nothing',
  sin: 'A conversation stays as it was made.',
  wrap: servesAnother((route) =>
    route.operation === 'conversations.update'
      ? { ...route, operation: 'conversations.retrieve' }
      : route,
  ),
} satisfies PlantedBug;
