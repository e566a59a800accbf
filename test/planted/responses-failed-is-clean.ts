import { misreadsEvents, seesResponses } from '../support/responses-faults.js';
import { without } from '../support/service-faults.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'responses-failed-is-clean',
  sin: 'What failed is reported as if it had ended well.',
  openaiReaders: {
    ...misreadsEvents(({ error: _, ...reading }) => reading),
    ...seesResponses((response) => without(response, 'error')),
  },
} satisfies PlantedBug;
