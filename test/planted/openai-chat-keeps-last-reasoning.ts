import { misreadsEvents } from '../support/openai-chat-faults.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'openai-chat-keeps-last-reasoning',
  sin: 'Of the reasoning, the last increment alone is kept.',
  openaiReaders: misreadsEvents((reading) => {
    const { reasoning } = reading.turn;
    return reasoning === undefined
      ? reading
      : { ...reading, turn: { ...reading.turn, reasoning: reasoning.split(' ').at(-1) ?? '' } };
  }),
} satisfies PlantedBug;
