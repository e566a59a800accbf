import { changeOutcome } from '../support/spoil.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'swallows-errors',
  sin: 'Reports an HTTP error as an empty turn.',
  provider: changeOutcome((outcome) =>
    outcome.error?.status === undefined
      ? outcome
      : { turn: { text: '', toolCalls: [], finishReason: 'stop' }, models: [] },
  ),
} satisfies PlantedBug;
