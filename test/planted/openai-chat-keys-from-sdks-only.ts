import type { PlantedBug } from './planted.js';

export default {
  name: 'openai-chat-keys-from-sdks-only',
  sin: "Generative AI API keys are taken from OpenAI's SDKs alone.",
  wrap: (stages) => ({
    ...stages,
    admit(received, tenancy, route) {
      const keyed = received.headers.some(
        ([name, value]) => /^authorization$/i.test(name) && /^bearer/i.test(value),
      );
      const sdk = received.headers.some(([name]) => /^x-stainless/i.test(name));
      return keyed && !sdk && route?.operation === 'chat.completions.create'
        ? { ok: false, error: { status: 401, message: 'No keys here.' } }
        : stages.admit(received, tenancy, route);
    },
  }),
} satisfies PlantedBug;
