import { servesAnother, withoutQuery } from '../support/responses-service-faults.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'responses-replays-whole',
  sin: 'A replay is no stream.',
  wrap: servesAnother((route) =>
    route.query.includes('starting_after') ? route : withoutQuery(route, 'stream'),
  ),
} satisfies PlantedBug;
