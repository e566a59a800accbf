import { mistakes } from '../support/client-faults.js';
import type { PlantedBug } from './planted.js';

const isJson = (text: string): boolean => {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
};

export default {
  name: 'replaces-broken-arguments',
  sin: 'Arguments that are no JSON become an empty object.',
  readers: mistakes((turn) => ({
    ...turn,
    toolCalls: turn.toolCalls.map((call) => ({
      ...call,
      arguments: isJson(call.arguments) ? call.arguments : '{}',
    })),
  })),
} satisfies PlantedBug;
