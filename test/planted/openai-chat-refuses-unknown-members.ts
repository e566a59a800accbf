import { refusesChat } from '../support/openai-chat-service.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'openai-chat-refuses-unknown-members',
  sin: 'Refuses what has a member that nobody knows.',
  wrap: refusesChat((_, body) => 'conform_unheard_of' in body),
} satisfies PlantedBug;
