import { seesEvents } from '../support/responses-faults.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'responses-overlooks-flat-errors',
  sin: 'An error event whose members lie flat is passed over.',
  openaiReaders: seesEvents(() => (event) => (event.type === 'error' ? [] : event)),
} satisfies PlantedBug;
