import { changeAsking } from '../support/openai-chat-service.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'openai-chat-sends-one-compartment-header',
  sin: 'Names the compartment in the newer header alone.',
  provider: changeAsking((call) => ({
    call: { ...call, headers: { ...call.headers, CompartmentId: '' } },
  })),
} satisfies PlantedBug;
