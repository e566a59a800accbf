import { changeChat } from '../support/spoil.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'drops-later-system-messages',
  sin: 'Of several system messages the first alone is sent.',
  provider: changeChat((call) => {
    const first = call.messages.find(({ role }) => role === 'system');
    return {
      ...call,
      messages: call.messages.filter((one) => one.role !== 'system' || one === first),
    };
  }),
} satisfies PlantedBug;
