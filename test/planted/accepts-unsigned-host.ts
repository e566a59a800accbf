import { letIn, markedIn } from '../signature/faults.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'accepts-unsigned-host',
  sin: 'A signature need not cover the host.',
  wrap: letIn(
    (refused) => refused.problem === 'required-header-unsigned' && markedIn(refused) === 'host',
  ),
} satisfies PlantedBug;
