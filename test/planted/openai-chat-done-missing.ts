import { ownPayloads } from '../support/openai-chat-service.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'openai-chat-done-missing',
  sin: 'Streams end without [DONE].',
  wrap: ownPayloads((payloads) => payloads.filter((payload) => payload !== '[DONE]')),
} satisfies PlantedBug;
