import { ownFrames } from '../support/service-faults.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'spaced-json',
  sin: 'The JSON of frames has spaces between its tokens.',
  wrap: ownFrames((all) => all.map((payload) => payload.replaceAll('":', '": '))),
} satisfies PlantedBug;
