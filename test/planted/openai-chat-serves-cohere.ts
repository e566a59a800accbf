import { admitsChat } from '../support/openai-chat-service.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'openai-chat-serves-cohere',
  sin: 'Cohere models are served.',
  wrap: admitsChat(({ message }) => message === 'Unsupported OpenAI operation'),
} satisfies PlantedBug;
