import { refusesChat } from '../support/openai-chat-service.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'openai-chat-demands-a-project',
  sin: 'Refuses what names no project.',
  wrap: refusesChat(
    ({ headers }) => !headers.some(([name]) => name.toLowerCase() === 'openai-project'),
  ),
} satisfies PlantedBug;
