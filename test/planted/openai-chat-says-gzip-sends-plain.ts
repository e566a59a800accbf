import { onTheWayOut } from '../support/openai-chat-service.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'openai-chat-says-gzip-sends-plain',
  sin: 'An answer that is to be coded says so, and is not.',
  wrap: onTheWayOut((answer, { target }) =>
    answer.delivery?.compression === 'gzip' && target.endsWith('/chat/completions')
      ? {
          ...answer,
          headers: { ...answer.headers, 'content-encoding': 'gzip' },
          delivery: { ...answer.delivery, compression: 'none' },
        }
      : answer,
  ),
} satisfies PlantedBug;
