import { misreadsEvents } from '../support/openai-chat-faults.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'openai-chat-forgets-text-at-an-end',
  sin: 'The text before an error or a cut is thrown away.',
  openaiReaders: misreadsEvents((reading) =>
    reading.error === undefined && reading.broken === undefined
      ? reading
      : { ...reading, turn: { ...reading.turn, text: '' } },
  ),
} satisfies PlantedBug;
