import { ownChunks } from '../support/openai-chat-service.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'openai-chat-usage-unasked',
  sin: 'Token counts come without being asked for.',
  wrap: ownChunks((chunk, at) =>
    at === 0 && !('usage' in chunk && chunk.usage !== null)
      ? { ...chunk, usage: { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 } }
      : chunk,
  ),
} satisfies PlantedBug;
