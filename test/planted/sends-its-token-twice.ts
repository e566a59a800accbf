import { tellingTokens } from '../support/token-faults.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'sends-its-token-twice',
  sin: 'The token stands in a header of its own as well.',
  sending: tellingTokens((headers, token) => headers.set('x-security-token', token)),
} satisfies PlantedBug;
