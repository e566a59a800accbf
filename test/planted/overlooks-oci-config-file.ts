import { overlooks } from '../support/configured-faults.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'overlooks-oci-config-file',
  sin: 'Does not know OCI_CONFIG_FILE.',
  provider: overlooks('OCI_CONFIG_FILE'),
} satisfies PlantedBug;
