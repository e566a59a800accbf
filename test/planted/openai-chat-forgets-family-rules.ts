import { admitsChat } from '../support/openai-chat-service.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'openai-chat-forgets-family-rules',
  sin: 'Parameters and messages that a model does not take are taken.',
  wrap: admitsChat(
    ({ status, message }, body) =>
      status === 400 &&
      typeof body.model === 'string' &&
      !/^(cohere|.*multi-agent)/.test(body.model) &&
      !/^(Please|Compartment)/.test(message),
  ),
} satisfies PlantedBug;
