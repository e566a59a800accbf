import { turnAway } from '../signature/faults.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'decodes-the-query',
  sin: 'The signing string is built from the decoded query.',
  wrap: turnAway(({ target }) => /\?.*%20/.test(target)),
} satisfies PlantedBug;
