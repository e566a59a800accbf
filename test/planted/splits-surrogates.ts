import { mistakes } from '../support/client-faults.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'splits-surrogates',
  sin: 'Characters beyond the first plane are lost.',
  readers: mistakes((turn) => ({
    ...turn,
    text: turn.text.replace(/[\u{10000}-\u{10ffff}]/gu, '\ufffd'),
  })),
} satisfies PlantedBug;
