import { admitsChat } from '../support/openai-chat-service.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'openai-chat-serves-multi-agent',
  sin: 'Multi-agent models are served.',
  wrap: admitsChat(({ message }) => message.startsWith('Multi Agent')),
} satisfies PlantedBug;
