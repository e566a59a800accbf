import { isObject } from '../../src/protocol/json.js';
import { ownObjects } from '../support/service-faults.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'usage-counted-twice',
  sin: 'Prompt tokens are counted twice.',
  wrap: ownObjects((frame) =>
    isObject(frame.usage)
      ? { ...frame, usage: { ...frame.usage, promptTokens: 2 * Number(frame.usage.promptTokens) } }
      : frame,
  ),
} satisfies PlantedBug;
