import { onTheWayOut } from '../support/openai-chat-service.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'openai-chat-always-codes',
  sin: 'Every stream is coded in gzip, whatever is accepted.',
  wrap: onTheWayOut((answer, { target }) =>
    answer.stream && answer.delivery === undefined && target.endsWith('/chat/completions')
      ? { ...answer, delivery: { compression: 'gzip' } }
      : answer,
  ),
} satisfies PlantedBug;
