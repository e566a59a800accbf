import { onTheWayOut } from '../support/openai-chat-service.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'openai-chat-never-codes',
  sin: 'No stream is coded, whatever is accepted.',
  wrap: onTheWayOut((answer, { target }) =>
    answer.stream && answer.delivery === undefined && target.endsWith('/chat/completions')
      ? { ...answer, delivery: { compression: 'none' } }
      : answer,
  ),
} satisfies PlantedBug;
