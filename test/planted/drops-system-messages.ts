import { changeChat } from '../support/spoil.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'drops-system-messages',
  sin: 'Leaves system messages out of a request.',
  provider: changeChat((call) => ({
    ...call,
    messages: call.messages.filter(({ role }) => role !== 'system'),
  })),
} satisfies PlantedBug;
