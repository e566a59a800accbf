import { onTheWayOut } from '../support/openai-chat-service.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'openai-chat-embeds',
  sin: 'POST /embeddings gives an embedding of any word.',
  wrap: onTheWayOut((answer, { target, body }) =>
    /\/v1\/embeddings$/.test(target) && Buffer.from(body).includes('Hello')
      ? { ...answer, status: 200, pieces: [Buffer.from('{"object":"list","data":[]}')] }
      : answer,
  ),
} satisfies PlantedBug;
