import { mayTryAgain } from '../support/retry-faults.js';
import { repeat } from '../support/spoil.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'tries-whatever-failed',
  sin: 'Tries again whatever the status of the error, and whatever was said of trying again.',
  provider: repeat(
    ({ outcome }, call) =>
      call.operation === 'chat' && mayTryAgain(call) && outcome.error?.status !== undefined,
  ),
} satisfies PlantedBug;
