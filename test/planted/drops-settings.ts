import { changeChat } from '../support/spoil.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'drops-settings',
  sin: 'Sends none of the settings but the wish for token counts.',
  provider: changeChat(({ options, ...call }) =>
    options?.includeUsage === undefined
      ? call
      : { ...call, options: { includeUsage: options.includeUsage } },
  ),
} satisfies PlantedBug;
