import { coveredBy, turnAway } from '../signature/faults.js';
import type { PlantedBug } from './planted.js';

const known = new Set([
  'date',
  'x-date',
  '(request-target)',
  'host',
  'content-length',
  'content-type',
  'x-content-sha256',
]);

export default {
  name: 'demands-the-exact-names',
  sin: 'A signature that covers more than it must is refused.',
  wrap: turnAway((received) => coveredBy(received).some((name) => !known.has(name))),
} satisfies PlantedBug;
