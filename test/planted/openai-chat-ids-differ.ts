import { ownChunks } from '../support/openai-chat-service.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'openai-chat-ids-differ',
  sin: 'Each chunk has an id of its own.',
  wrap: ownChunks((chunk, at) => ({ ...chunk, id: `chatcmpl-${at}` })),
} satisfies PlantedBug;
