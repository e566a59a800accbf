import { letIn } from '../signature/faults.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'takes-tokens-for-anything',
  sin: 'Issuer and audience of a token are not looked at.',
  wrap: letIn(({ problem }) => problem === 'token-claims-wrong'),
} satisfies PlantedBug;
