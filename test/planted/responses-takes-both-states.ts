import { overlooks } from '../support/responses-service-faults.js';
import { without } from '../support/service-faults.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'responses-takes-both-states',
  sin: 'A turn may name a conversation and a response before it.',
  wrap: overlooks(
    ({ code }) => code === 'mutually_exclusive_parameters',
    (body) => without(body, 'conversation'),
  ),
} satisfies PlantedBug;
