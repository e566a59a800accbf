import { servedModel } from '../../src/protocol/models.js';
import { changeChat } from '../support/spoil.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'sends-names-for-ocids',
  sin: 'Asks for a model by name where it was given an OCID.',
  provider: changeChat((call) =>
    call.model.startsWith('ocid1.')
      ? { ...call, model: servedModel(call.model, 'us-chicago-1')?.row.name ?? call.model }
      : call,
  ),
} satisfies PlantedBug;
