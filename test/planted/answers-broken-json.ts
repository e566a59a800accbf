import { readCall } from '../../src/protocol/native-request.js';
import { objectIn } from '../support/spoil.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'answers-broken-json',
  sin: 'Answers native chats whose bodies are no JSON.',
  wrap: (stages) => ({
    ...stages,
    admit: (received, tenancy, route) =>
      route === undefined && objectIn(received.body) === undefined
        ? { ok: true, understood: { transport: 'sdk', call: readCall({}), body: {} } }
        : stages.admit(received, tenancy, route),
  }),
} satisfies PlantedBug;
