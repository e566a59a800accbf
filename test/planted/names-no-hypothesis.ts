import { onRefusal } from '../signature/faults.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'names-no-hypothesis',
  sin: 'The diagnosis names no likely mistake.',
  wrap: onRefusal(({ diagnosis: { hypothesis: _, ...diagnosis }, ...refused }) => ({
    ...refused,
    diagnosis,
  })),
} satisfies PlantedBug;
