import { isObject } from '../../src/protocol/json.js';
import { seesFrames } from '../support/client-faults.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'demands-pad',
  sin: 'A frame without pad fails the call.',
  readers: seesFrames(() => (frame, apiFormat) => {
    const said = isObject(frame.message) || 'text' in frame || 'finishReason' in frame;
    if (said && apiFormat !== 'COHEREV2' && typeof frame.pad !== 'string')
      throw new Error('pad is missing');
    return frame;
  }),
} satisfies PlantedBug;
