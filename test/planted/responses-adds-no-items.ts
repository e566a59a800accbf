import { servesAnother } from '../support/responses-service-faults.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'responses-adds-no-items',
  sin: 'Items that are added to a conversation are lost.',
  wrap: servesAnother((route) =>
    route.operation === 'conversations.items.create'
      ? { ...route, operation: 'conversations.items.list' }
      : route,
  ),
} satisfies PlantedBug;
