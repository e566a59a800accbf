import { misreadsEvents } from '../support/openai-chat-faults.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'openai-chat-cut-is-clean-end',
  sin: 'A stream that was cut is reported as one that came to its end.',
  openaiReaders: misreadsEvents(({ broken: _, ...reading }) => ({
    ...reading,
    turn: { ...reading.turn, finishReason: reading.turn.finishReason ?? 'stop' },
  })),
} satisfies PlantedBug;
