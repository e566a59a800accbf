import { mayTryAgain } from '../support/retry-faults.js';
import { repeat } from '../support/spoil.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'begins-broken-streams-again',
  sin: 'Begins a stream again that broke off after its first words.',
  provider: repeat(
    ({ outcome }, call) =>
      call.operation === 'chat' &&
      call.stream &&
      mayTryAgain(call) &&
      outcome.error !== undefined &&
      outcome.error.status === undefined,
  ),
} satisfies PlantedBug;
