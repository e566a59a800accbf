import { onRefusal } from '../signature/faults.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'answers-403-to-bad-signatures',
  sin: 'Whoever is not known gets 403.',
  wrap: onRefusal((refused) => ({ ...refused, error: { ...refused.error, status: 403 } })),
} satisfies PlantedBug;
