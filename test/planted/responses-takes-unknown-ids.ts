import { overlooks } from '../support/responses-service-faults.js';
import { without } from '../support/service-faults.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'responses-takes-unknown-ids',
  sin: 'What a turn builds on may be unknown.',
  wrap: overlooks(
    ({ status, message }) => status === 404 && / with id /.test(message),
    (body) => without(body, 'previous_response_id', 'conversation'),
  ),
} satisfies PlantedBug;
