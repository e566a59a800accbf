import { tampered } from '../support/tampering.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'no-retry-token',
  sin: 'Requests carry no opc-retry-token.',
  provider: tampered('whole', ({ 'opc-retry-token': _, ...headers }) => headers),
} satisfies PlantedBug;
