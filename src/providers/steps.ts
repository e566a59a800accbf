/** How many calls one call of a case is. Pure. */
import type { Call } from '../protocol/call.js';

/** The calls that are made one after the other, each with a deadline of its own. */
export function stepsOf(call: Call): number {
  if (call.operation === 'rounds') return call.answers.length + 1;
  return call.operation === 'dialogue' || call.operation === 'life' ? call.steps.length : 1;
}
