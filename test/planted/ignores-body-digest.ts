import { letIn } from '../signature/faults.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'ignores-body-digest',
  sin: 'The digest of the body is not compared with the body.',
  wrap: letIn(({ problem }) => problem === 'digest-mismatch'),
} satisfies PlantedBug;
