import { routeOf } from '../../src/providers/reference/route.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'routes-all-to-chat',
  sin: 'Asks every model by chat completions, whatever serves it.',
  route: (name) => ({ ...routeOf(name), transport: 'v1', apiFormat: 'openai-chat' }),
} satisfies PlantedBug;
