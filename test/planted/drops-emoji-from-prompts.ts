import { asks } from '../support/client-faults.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'drops-emoji-from-prompts',
  sin: 'Emoji are dropped from what is asked.',
  provider: asks((call) =>
    call.operation === 'chat'
      ? {
          ...call,
          messages: call.messages.map((message) => ({
            ...message,
            text: message.text.replace(/\p{Extended_Pictographic}/gu, ''),
          })),
        }
      : call,
  ),
} satisfies PlantedBug;
