import { repeat } from '../support/spoil.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'retries-client-errors',
  sin: 'Tries again what can never succeed.',
  provider: repeat(
    ({ outcome }, call) =>
      call.operation === 'chat' && [400, 404, 413, 422].includes(outcome.error?.status ?? 0),
  ),
} satisfies PlantedBug;
