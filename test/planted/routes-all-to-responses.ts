import { routeOf } from '../../src/providers/reference/route.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'routes-all-to-responses',
  sin: 'Asks every model by Responses, whatever serves it.',
  route: (name) => ({ ...routeOf(name), transport: 'responses', apiFormat: 'openai-responses' }),
} satisfies PlantedBug;
