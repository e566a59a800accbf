import { changeAsking } from '../support/openai-chat-service.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'openai-chat-asks-at-the-root',
  sin: 'Asks below /v1, where Oracle documents nothing.',
  provider: changeAsking((_, access) => ({ access: { ...access, openAiBase: '/v1' } })),
} satisfies PlantedBug;
