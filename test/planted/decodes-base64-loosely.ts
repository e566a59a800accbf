import { misreadingAuthorization } from '../signature/faults.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'decodes-base64-loosely',
  sin: 'The signature is decoded whatever alphabet it is in.',
  wrap: misreadingAuthorization((value) =>
    value.replace(
      /signature="([^"]+)"/,
      (_, text: string) => `signature="${Buffer.from(text, 'base64').toString('base64')}"`,
    ),
  ),
} satisfies PlantedBug;
