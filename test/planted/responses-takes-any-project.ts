import type { Tenancy } from '../../src/mock/identity/tenancy.js';
import type { Received } from '../../src/mock/stages.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'responses-takes-any-project',
  sin: 'Any project will do.',
  wrap: (stages) => ({
    ...stages,
    admit: (received, tenancy, route) =>
      stages.admit(route ? withItsOwn(received, tenancy) : received, tenancy, route),
    serve: (received, tenancy, route) =>
      stages.serve(withItsOwn(received, tenancy), tenancy, route),
  }),
} satisfies PlantedBug;

/** The request with the tenancy's own project in the place of the one that it names. */
function withItsOwn(received: Received, tenancy: Tenancy): Received {
  if (received.headers.some(([name]) => name === 'opc-conversation-store-id')) return received;
  const headers = received.headers.map(
    ([name, value]) =>
      [name, name.toLowerCase() === 'openai-project' ? tenancy.projectId : value] as const,
  );
  return { ...received, headers };
}
