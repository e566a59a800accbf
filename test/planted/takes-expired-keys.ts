import { letIn } from '../signature/faults.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'takes-expired-keys',
  sin: 'The secret of an API key is taken after it has expired.',
  wrap: letIn(({ problem }) => problem === 'bearer-key-expired'),
} satisfies PlantedBug;
