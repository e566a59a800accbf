import { changeAnswer, errorIn, withBody } from '../support/spoil.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'error-body-compact',
  sin: 'Writes the bodies of errors without their spaces.',
  wrap: changeAnswer((answer) => {
    const error = errorIn(answer);
    return error === undefined ? answer : withBody(answer, JSON.stringify(error));
  }),
} satisfies PlantedBug;
