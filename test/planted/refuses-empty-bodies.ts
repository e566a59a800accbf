import { turnAway } from '../signature/faults.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'refuses-empty-bodies',
  sin: 'A POST with an empty body is refused as unsigned.',
  wrap: turnAway(({ method, body }) => method === 'POST' && body.length === 0),
} satisfies PlantedBug;
