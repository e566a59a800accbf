import { letIn } from '../signature/faults.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'takes-tokens-too-early',
  sin: 'A token is taken before its iat.',
  wrap: letIn(({ problem }) => problem === 'token-not-yet-valid'),
} satisfies PlantedBug;
