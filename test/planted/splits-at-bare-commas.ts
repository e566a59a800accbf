import { turnAway, valuesOf } from '../signature/faults.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'splits-at-bare-commas',
  sin: 'Spaces after the commas between parameters are not expected.',
  wrap: turnAway((received) => (valuesOf(received, 'authorization')[0] ?? '').includes('", ')),
} satisfies PlantedBug;
