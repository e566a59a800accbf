import { onTheWayOut } from '../support/openai-chat-service.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'openai-chat-answers-403-to-bad-keys',
  sin: 'Strange keys are answered 403 by chat completions.',
  wrap: onTheWayOut((answer, { headers, target }) => {
    const keyed =
      target.endsWith('/chat/completions') &&
      headers.some(([name, value]) => /^authorization$/i.test(name) && /^bearer/i.test(value));
    const scripted = Buffer.concat(answer.pieces).includes('cannot be done');
    return keyed && !scripted && answer.status === 401 ? { ...answer, status: 403 } : answer;
  }),
} satisfies PlantedBug;
