import { onTheWayOut } from '../support/openai-chat-service.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'openai-chat-lists-models',
  sin: 'GET /models gives a list of models.',
  wrap: onTheWayOut((answer, { target }) =>
    /\/v1\/models$/.test(target)
      ? { ...answer, status: 200, pieces: [Buffer.from('{"object":"list","data":[]}')] }
      : answer,
  ),
} satisfies PlantedBug;
