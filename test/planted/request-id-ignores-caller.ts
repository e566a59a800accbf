import { header } from '../support/service-faults.js';
import type { PlantedBug } from './planted.js';

const segment = (letter: string): string => letter.repeat(32);
const plain = new Set(['family', 'generic/llama-text', 'generic/answer-llama']);

export default {
  name: 'request-id-ignores-caller',
  sin: "opc-request-id of plain answers does not begin with the caller's.",
  wrap: header(
    'opc-request-id',
    [segment('A'), segment('B'), segment('C')].join('/'),
    ({ reply }) => plain.has(reply),
  ),
} satisfies PlantedBug;
