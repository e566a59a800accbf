import { routeOf } from '../../src/providers/reference/route.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'routes-all-natively',
  sin: 'Asks every model natively and in GENERIC, whatever serves it.',
  route: (name) => ({ ...routeOf(name), transport: 'sdk', apiFormat: 'GENERIC' }),
} satisfies PlantedBug;
