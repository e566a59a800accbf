import { asksOtherwise } from '../support/life-faults.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'looks-at-no-clock-in-streams',
  sin: 'Has a timeout for the headers of an answer, and none for what comes behind them.',
  provider: asksOtherwise(({ timeout, ...call }) =>
    timeout === undefined || call.stream ? call : { ...call, timeout },
  ),
} satisfies PlantedBug;
