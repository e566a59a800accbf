import { answering } from '../signature/faults.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'answers-400-to-broken-key-ids',
  sin: 'A keyId of a broken form gets 400.',
  wrap: answering({ status: 400 }, 'key-id-malformed'),
} satisfies PlantedBug;
