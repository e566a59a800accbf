import { answering } from '../signature/faults.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'answers-400-to-broken-authorization',
  sin: 'A missing or broken Authorization gets 400.',
  wrap: answering(
    { status: 400 },
    'authorization-missing',
    'authorization-malformed',
    'scheme-not-signature',
  ),
} satisfies PlantedBug;
