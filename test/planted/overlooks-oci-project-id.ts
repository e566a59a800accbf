import { overlooks } from '../support/configured-faults.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'overlooks-oci-project-id',
  sin: 'Does not know OCI_PROJECT_ID.',
  provider: overlooks('OCI_PROJECT_ID'),
} satisfies PlantedBug;
