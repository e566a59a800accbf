import { routeOf } from '../../src/providers/reference/route.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'takes-all-for-cohere',
  sin: 'Asks every model natively and in COHERE, whatever serves it.',
  route: (name) => ({ ...routeOf(name), transport: 'sdk', apiFormat: 'COHERE' }),
} satisfies PlantedBug;
