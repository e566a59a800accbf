import { lived } from '../support/life-faults.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'mixes-up-streams',
  sin: 'Gives streams that come at once to each other’s callers.',
  provider: lived((steps, { together }) => (together ? [...steps].reverse() : steps)),
} satisfies PlantedBug;
