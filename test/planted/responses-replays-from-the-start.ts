import { servesAnother, withoutQuery } from '../support/responses-service-faults.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'responses-replays-from-the-start',
  sin: 'A replay begins with the first event, whatever was heard before.',
  wrap: servesAnother((route) => withoutQuery(route, 'starting_after')),
} satisfies PlantedBug;
