import { textOf } from '../../src/protocol/json.js';
import { seesEvents } from '../support/responses-faults.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'responses-crashes-on-unknown-events',
  sin: 'An event that is not of a response breaks the stream off.',
  openaiReaders: seesEvents(() => (event) => {
    if (/^(response\.|error$)/.test(textOf(event.type))) return event;
    throw new Error('an event that nobody knows');
  }),
} satisfies PlantedBug;
