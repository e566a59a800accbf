import { mistakesTurns } from '../support/responses-faults.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'responses-mends-arguments',
  sin: 'Arguments that are no JSON are replaced by an empty object.',
  openaiReaders: mistakesTurns((turn) => ({
    ...turn,
    toolCalls: turn.toolCalls.map((call) => ({
      ...call,
      arguments: /^\{.*\}$/s.test(call.arguments) ? call.arguments : '{}',
    })),
  })),
} satisfies PlantedBug;
