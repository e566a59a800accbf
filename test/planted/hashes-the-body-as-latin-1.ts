import { turnAway } from '../signature/faults.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'hashes-the-body-as-latin-1',
  sin: 'The digest is compared with that of the body in Latin-1.',
  wrap: turnAway(({ body }) => body.some((byte) => byte > 0x7f)),
} satisfies PlantedBug;
