import { header } from '../support/service-faults.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'one-request-id-for-all-pages',
  sin: 'Every page of a listing has the same opc-request-id.',
  wrap: header(
    'opc-request-id',
    ['0', '1', '2'].map((digit) => digit.repeat(32)).join('/'),
    ({ reply, status }) => reply === 'models' && status === 200,
  ),
} satisfies PlantedBug;
