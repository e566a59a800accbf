import { letIn } from '../signature/faults.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'takes-expired-tokens',
  sin: 'A token is taken after its exp.',
  wrap: letIn(({ problem }) => problem === 'token-expired'),
} satisfies PlantedBug;
