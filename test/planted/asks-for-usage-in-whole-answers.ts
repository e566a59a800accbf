import { asks } from '../support/client-faults.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'asks-for-usage-in-whole-answers',
  sin: 'streamOptions is sent with calls that are not streamed.',
  provider: asks((call) =>
    call.operation === 'chat' && !call.stream
      ? { ...call, options: { ...call.options, includeUsage: true } }
      : call,
  ),
} satisfies PlantedBug;
