import { tampered } from '../support/tampering.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'secret-in-user-agent',
  sin: 'The passphrase of the key stands in the user agent.',
  provider: tampered('stream', (headers) => ({
    ...headers,
    'user-agent': 'client/1 (passphrase=open-sesame)',
  })),
} satisfies PlantedBug;
