import { refuse } from '../support/spoil.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'demands-key-order',
  sin: 'Wants the compartment first.',
  wrap: refuse((body) => Object.keys(body)[0] !== 'compartmentId'),
} satisfies PlantedBug;
