import { objectsOf } from '../../src/protocol/json.js';
import { refusesChat } from '../support/openai-chat-service.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'openai-chat-refuses-tool-results',
  sin: 'Refuses what answers calls of tools.',
  wrap: refusesChat((_, body) => objectsOf(body.messages).some(({ role }) => role === 'tool')),
} satisfies PlantedBug;
