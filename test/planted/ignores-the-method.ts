import { letIn } from '../signature/faults.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'ignores-the-method',
  sin: 'The method may be another than the one that was signed.',
  wrap: letIn(({ diagnosis }) => diagnosis.hypothesis === 'other-method'),
} satisfies PlantedBug;
