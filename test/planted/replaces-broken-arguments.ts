import { isJson } from '../../src/protocol/json.js';
import { mistakes } from '../support/client-faults.js';
import type { PlantedBug } from './planted.js';

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
