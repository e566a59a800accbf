import { changeChat } from '../support/spoil.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'tries-once-more',
  sin: 'Counts the tries after the first instead of all.',
  provider: changeChat((call) => {
    const { retries, ...options } = call.options ?? {};
    return retries === undefined
      ? call
      : { ...call, options: { ...options, retries: { attempts: retries.attempts + 1 } } };
  }),
} satisfies PlantedBug;
