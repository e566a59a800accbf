import { answering } from '../signature/faults.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'tells-of-missing-policies',
  sin: 'A key that no policy covers gets 403.',
  wrap: answering({ status: 403 }, 'bearer-key-before-policy'),
} satisfies PlantedBug;
