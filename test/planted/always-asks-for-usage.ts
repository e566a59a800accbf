import { asks } from '../support/client-faults.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'always-asks-for-usage',
  sin: 'Token counts are asked for in every stream.',
  provider: asks((call) =>
    call.operation === 'chat' && call.stream
      ? { ...call, options: { ...call.options, includeUsage: true } }
      : call,
  ),
} satisfies PlantedBug;
