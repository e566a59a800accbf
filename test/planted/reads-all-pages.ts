import { changeCall } from '../support/spoil.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'reads-all-pages',
  sin: 'Follows a list to its end, however many pages were asked for.',
  provider: changeCall((call) => {
    if (call.operation !== 'list-models') return call;
    const { pages: _pages, ...all } = call;
    return all;
  }),
} satisfies PlantedBug;
