import { onTheWayOut } from '../support/openai-chat-service.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'openai-chat-no-event-stream',
  sin: 'A stream says of itself that it is JSON.',
  wrap: onTheWayOut((answer, { target }) =>
    answer.stream && answer.reply === 'turn' && target.endsWith('/chat/completions')
      ? { ...answer, headers: { ...answer.headers, 'content-type': 'application/json' } }
      : answer,
  ),
} satisfies PlantedBug;
