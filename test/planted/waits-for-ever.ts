import { asksOtherwise } from '../support/life-faults.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'waits-for-ever',
  sin: 'Takes a timeout, and does nothing with it.',
  provider: asksOtherwise(({ timeout: _, ...call }) => call),
} satisfies PlantedBug;
