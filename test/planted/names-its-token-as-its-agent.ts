import { tellingTokens } from '../support/token-faults.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'names-its-token-as-its-agent',
  sin: 'The token stands in the user agent as well.',
  sending: tellingTokens((headers, token) => headers.set('user-agent', `client/1 ${token}`)),
} satisfies PlantedBug;
