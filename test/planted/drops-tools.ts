import { changeChat } from '../support/spoil.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'drops-tools',
  sin: 'Offers no tools.',
  provider: changeChat(({ tools: _, ...call }) => call),
} satisfies PlantedBug;
