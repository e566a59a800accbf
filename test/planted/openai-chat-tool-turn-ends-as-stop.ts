import { misreads } from '../support/openai-chat-faults.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'openai-chat-tool-turn-ends-as-stop',
  sin: 'A turn that calls tools is reported as stopped.',
  openaiReaders: misreads((turn) =>
    turn.finishReason === 'tool_calls' ? { ...turn, finishReason: 'stop' } : turn,
  ),
} satisfies PlantedBug;
