import { changeOutcome } from '../support/spoil.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'lower-cases-names',
  sin: 'Reports the names of functions in lower case.',
  provider: changeOutcome((outcome) =>
    outcome.turn === undefined
      ? outcome
      : {
          ...outcome,
          turn: {
            ...outcome.turn,
            toolCalls: outcome.turn.toolCalls.map((call) => ({
              ...call,
              name: call.name.toLowerCase(),
            })),
          },
        },
  ),
} satisfies PlantedBug;
