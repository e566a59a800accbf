import { changeCall } from '../support/spoil.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'reads-first-page-only',
  sin: 'Reads the first page of a list and no other.',
  provider: changeCall((call) => (call.operation === 'list-models' ? { ...call, pages: 1 } : call)),
} satisfies PlantedBug;
