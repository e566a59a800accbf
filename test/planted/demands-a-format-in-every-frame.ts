import { seesFrames } from '../support/client-faults.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'demands-a-format-in-every-frame',
  sin: 'A COHEREV2 frame without apiFormat is passed over.',
  readers: seesFrames(
    () => (frame, apiFormat) => (apiFormat === 'COHEREV2' && !('apiFormat' in frame) ? [] : frame),
  ),
} satisfies PlantedBug;
