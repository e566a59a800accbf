import { finds } from '../support/configured-faults.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'reads-a-profile-alone',
  sin: 'Looks for nothing in the section DEFAULT when it calls with another profile.',
  provider: finds(({ files = {}, ...call }) => ({
    ...call,
    files: Object.fromEntries(
      Object.entries(files).map(([path, { DEFAULT, ...others }]) => [
        path,
        Object.keys(others).length === 0 && DEFAULT ? { DEFAULT } : others,
      ]),
    ),
  })),
} satisfies PlantedBug;
