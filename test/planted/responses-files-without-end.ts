import { onServed } from '../support/responses-service-faults.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'responses-files-without-end',
  sin: 'The list of files says that there is more, and begins again.',
  wrap: onServed(['files.list'], (page) => ({ ...page, has_more: true })),
} satisfies PlantedBug;
