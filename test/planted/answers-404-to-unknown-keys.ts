import { answering } from '../signature/faults.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'answers-404-to-unknown-keys',
  sin: 'A key that is not known gets 404.',
  wrap: answering({ status: 404 }, 'key-unknown', 'token-untrusted'),
} satisfies PlantedBug;
