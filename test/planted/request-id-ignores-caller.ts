import { header } from '../support/service-faults.js';
import type { PlantedBug } from './planted.js';

const segment = (letter: string): string => letter.repeat(32);

export default {
  name: 'request-id-ignores-caller',
  sin: "opc-request-id does not begin with the caller's.",
  wrap: header('opc-request-id', [segment('A'), segment('B'), segment('C')].join('/')),
} satisfies PlantedBug;
