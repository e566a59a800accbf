import { changeAnswer, errorIn, withBody } from '../support/spoil.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'error-code-as-number',
  sin: 'Writes the code of an error as a number.',
  wrap: changeAnswer((answer) => {
    const error = errorIn(answer);
    return error === undefined
      ? answer
      : withBody(answer, JSON.stringify({ ...error, code: answer.status }));
  }),
} satisfies PlantedBug;
