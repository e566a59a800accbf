import { modelOcid } from '../../src/protocol/models.js';
import { changeChat } from '../support/spoil.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'sends-max-tokens-to-openai',
  sin: 'Sends maxTokens to GPT models, which it does not know by their OCID.',
  provider: changeChat((call) =>
    call.model.startsWith('openai.gpt-5') && call.options?.maxTokens !== undefined
      ? { ...call, model: modelOcid(call.model, 'us-chicago-1') }
      : call,
  ),
} satisfies PlantedBug;
