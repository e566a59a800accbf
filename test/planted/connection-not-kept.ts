import { header } from '../support/service-faults.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'connection-not-kept',
  sin: 'An answer says that its connection is closed.',
  wrap: header('connection', 'close'),
} satisfies PlantedBug;
