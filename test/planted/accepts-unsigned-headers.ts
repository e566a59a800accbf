import { letIn, markedIn } from '../signature/faults.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'accepts-unsigned-headers',
  sin: 'A signature need cover nothing but the host.',
  wrap: letIn(
    (refused) => refused.problem === 'required-header-unsigned' && markedIn(refused) !== 'host',
  ),
} satisfies PlantedBug;
