import { header } from '../support/service-faults.js';
import type { PlantedBug } from './planted.js';

const segment = (letter: string): string => letter.repeat(32);
const plain = new Set(['family', 'generic/llama-text', 'generic/answer-llama']);

export default {
  name: 'request-id-two-segments',
  sin: 'opc-request-id of plain answers has two segments.',
  wrap: header('opc-request-id', `${segment('A')}/${segment('B')}`, ({ reply }) =>
    plain.has(reply),
  ),
} satisfies PlantedBug;
