import { header } from '../support/service-faults.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'names-its-server',
  sin: 'A whole answer and a stream say what server they come from.',
  wrap: header('server', 'mock', ({ status }) => status === 200),
} satisfies PlantedBug;
