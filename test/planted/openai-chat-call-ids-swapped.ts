import { ownPayloads } from '../support/openai-chat-service.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'openai-chat-call-ids-swapped',
  sin: 'Calls have other ids than the model gave them.',
  wrap: ownPayloads((payloads) =>
    payloads.map((payload) => payload.replaceAll('"call_', '"tool_')),
  ),
} satisfies PlantedBug;
