import { onTheWayOut } from '../support/openai-chat-service.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'openai-chat-moderates',
  sin: 'A path that is not there is answered.',
  wrap: onTheWayOut((answer, { target }) =>
    /\/v1\/moderations$/.test(target)
      ? { ...answer, status: 200, pieces: [Buffer.from('{"object":"list","data":[]}')] }
      : answer,
  ),
} satisfies PlantedBug;
