import { routeOf } from '../../src/providers/reference/route.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'routes-lower-case-alone',
  sin: 'Does not know the vendor of a name in capitals.',
  route: (name) =>
    /^[A-Z]/.test(name)
      ? { transport: 'v1', apiFormat: 'openai-chat', model: name }
      : routeOf(name),
} satisfies PlantedBug;
