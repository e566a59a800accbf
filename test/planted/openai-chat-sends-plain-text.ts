import { changeAsking } from '../support/openai-chat-service.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'openai-chat-sends-plain-text',
  sin: 'Says of its JSON that it is plain text.',
  provider: changeAsking((call) => ({
    call: { ...call, headers: { ...call.headers, 'Content-Type': 'text/plain' } },
  })),
} satisfies PlantedBug;
