import { onServed } from '../support/responses-service-faults.js';
import { without } from '../support/service-faults.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'responses-files-without-names',
  sin: 'Files lose their names.',
  wrap: onServed(['files.create', 'files.retrieve'], (file) => without(file, 'filename')),
} satisfies PlantedBug;
