import { header } from '../support/service-faults.js';
import type { PlantedBug } from './planted.js';

const segment = (letter: string): string => letter.repeat(32);

export default {
  name: 'request-id-two-segments',
  sin: 'opc-request-id of an answer has two segments.',
  wrap: header('opc-request-id', `${segment('A')}/${segment('B')}`, ({ status }) => status === 200),
} satisfies PlantedBug;
