import { letIn } from '../signature/faults.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'verifies-the-charset',
  sin: 'The content type is verified with its charset.',
  wrap: letIn(({ diagnosis }) => diagnosis.hypothesis === 'content-type-with-parameters'),
} satisfies PlantedBug;
