import { changeChat } from '../support/spoil.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'never-tries-again',
  sin: 'Makes one request, however many it may make.',
  provider: changeChat(({ options: { retries: _, ...options } = {}, ...call }) => ({
    ...call,
    ...(Object.keys(options).length === 0 ? {} : { options }),
  })),
} satisfies PlantedBug;
