import { changeCall } from '../support/spoil.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'sends-first-capability-only',
  sin: 'Asks for the first of several capabilities.',
  provider: changeCall((call) =>
    call.operation === 'list-models' && call.filters?.capability !== undefined
      ? { ...call, filters: { ...call.filters, capability: call.filters.capability.slice(0, 1) } }
      : call,
  ),
} satisfies PlantedBug;
