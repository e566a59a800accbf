import { routeOf } from '../../src/providers/reference/route.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'sends-the-prefix',
  sin: 'Takes the route that a prefix asks for, and sends the prefix with the name.',
  route: (name) =>
    /^(oci|responses):/.test(name) ? { ...routeOf(name), model: name } : routeOf(name),
} satisfies PlantedBug;
