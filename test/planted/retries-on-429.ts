import { repeat } from '../support/spoil.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'retries-on-429',
  sin: 'Tries a throttled call again at once.',
  provider: repeat(({ outcome }) => outcome.error?.status === 429),
} satisfies PlantedBug;
