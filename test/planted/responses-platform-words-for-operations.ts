import { changeAnswer, objectIn } from '../support/spoil.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'responses-platform-words-for-operations',
  sin: 'What is no operation here is merely not found.',
  wrap: changeAnswer((answer, { target }) => {
    const { message } = objectIn(Buffer.concat(answer.pieces)) ?? {};
    return /Unsupported OpenAI operation|map to a registered service/.test(String(message)) &&
      /^\/openai\/v1\/(responses|conversations)$/.test(target)
      ? { ...answer, status: 405, pieces: [Buffer.from('{}')] }
      : answer;
  }),
} satisfies PlantedBug;
