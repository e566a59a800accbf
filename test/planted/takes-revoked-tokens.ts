import { letIn } from '../signature/faults.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'takes-revoked-tokens',
  sin: 'A token is taken after it was revoked.',
  wrap: letIn(({ problem }) => problem === 'token-revoked'),
} satisfies PlantedBug;
