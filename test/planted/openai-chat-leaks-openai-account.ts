import { changeAsking } from '../support/openai-chat-service.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'openai-chat-leaks-openai-account',
  sin: "Sends the organization and the project of an account at OpenAI's.",
  provider: changeAsking((call) => ({
    call: {
      ...call,
      headers: { ...call.headers, 'OpenAI-Organization': 'org-x', 'OpenAI-Project': 'proj_x' },
    },
  })),
} satisfies PlantedBug;
