import { onServed } from '../support/responses-service-faults.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'responses-deletes-without-a-word',
  sin: 'The answer to a deletion is an empty object.',
  wrap: onServed(
    ['responses.delete', 'conversations.delete', 'files.delete', 'vectorStores.delete'],
    () => ({}),
  ),
} satisfies PlantedBug;
