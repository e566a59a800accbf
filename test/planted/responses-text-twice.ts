import { seesEvents } from '../support/responses-faults.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'responses-text-twice',
  sin: 'The text that closes a part is added to its deltas.',
  openaiReaders: seesEvents(
    () => (event) =>
      event.type === 'response.output_text.done'
        ? [{ ...event, type: 'response.output_text.delta', delta: event.text }, event]
        : event,
  ),
} satisfies PlantedBug;
