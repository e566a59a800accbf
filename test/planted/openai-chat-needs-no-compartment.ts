import { admitsChat } from '../support/openai-chat-service.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'openai-chat-needs-no-compartment',
  sin: 'Chat completions are answered without a compartment.',
  wrap: admitsChat(({ message }) => message.startsWith('Compartment ID')),
} satisfies PlantedBug;
