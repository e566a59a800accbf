import { changeChat } from '../support/spoil.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'sends-another-model',
  sin: 'Takes a model for the alias of a newer one.',
  provider: changeChat((call) =>
    call.model === 'xai.grok-3-fast' ? { ...call, model: 'xai.grok-4.3' } : call,
  ),
} satisfies PlantedBug;
