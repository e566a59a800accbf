import { admitsChat } from '../support/openai-chat-service.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'openai-chat-answers-for-everyone',
  sin: 'Chat completions are answered for any model, compartment and caller.',
  wrap: admitsChat(({ status }) => status === 404),
} satisfies PlantedBug;
