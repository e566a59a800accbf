import { answering } from '../signature/faults.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'answers-400-to-keyless-tokens',
  sin: 'A token without a key gets 400.',
  wrap: answering({ status: 400 }, 'token-without-key'),
} satisfies PlantedBug;
