import { changeCall } from '../support/spoil.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'drops-filters',
  sin: 'Lists all models, whatever was asked for.',
  provider: changeCall((call) => {
    if (call.operation !== 'list-models') return call;
    const { filters: _, ...rest } = call;
    return rest;
  }),
} satisfies PlantedBug;
