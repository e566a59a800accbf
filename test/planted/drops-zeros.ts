import { changeChat } from '../support/spoil.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'drops-zeros',
  sin: 'A setting of 0 is taken for one that was not given.',
  provider: changeChat(({ options, ...call }) => {
    const kept = Object.entries(options ?? {}).filter(([, value]) => value !== 0);
    return kept.length === 0 ? call : { ...call, options: Object.fromEntries(kept) };
  }),
} satisfies PlantedBug;
