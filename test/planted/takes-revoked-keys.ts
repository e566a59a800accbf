import { letIn } from '../signature/faults.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'takes-revoked-keys',
  sin: 'An API key is taken after it was revoked.',
  wrap: letIn(({ problem }) => problem === 'bearer-key-revoked'),
} satisfies PlantedBug;
