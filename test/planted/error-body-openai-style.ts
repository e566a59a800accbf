import { changeAnswer, errorIn, withBody } from '../support/spoil.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'error-body-openai-style',
  sin: "Writes errors in OpenAI's shape.",
  wrap: changeAnswer((answer) => {
    const error = errorIn(answer);
    return error === undefined
      ? answer
      : withBody(answer, JSON.stringify({ error: { ...error, type: 'invalid_request_error' } }));
  }),
} satisfies PlantedBug;
