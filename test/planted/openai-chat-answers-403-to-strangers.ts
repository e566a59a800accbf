import { onTheWayOut } from '../support/openai-chat-service.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'openai-chat-answers-403-to-strangers',
  sin: 'Who says nothing of himself is answered 403.',
  wrap: onTheWayOut((answer, { target, headers }) =>
    answer.status === 401 &&
    target.endsWith('/chat/completions') &&
    !headers.some(([name]) => /^authorization$/i.test(name))
      ? { ...answer, status: 403 }
      : answer,
  ),
} satisfies PlantedBug;
