import { joinConversation } from '../../src/mock/memory/conversations.js';
import { keptItems } from '../../src/mock/memory/items.js';
import { textOf } from '../../src/protocol/json.js';
import { objectIn } from '../support/spoil.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'responses-joins-refused-turns',
  sin: 'What a refused turn said joins its conversation.',
  wrap: (stages) => ({
    ...stages,
    // The items show only when they are listed: cases that list any are to be run again.
    serve: (received, tenancy, route) => stages.serve(received, tenancy, route),
    admit(received, tenancy, route) {
      const admission = stages.admit(received, tenancy, route);
      const body = objectIn(received.body);
      const conversation = textOf(body?.conversation);
      if (admission.ok || conversation === '') return admission;
      const { memory, switches, projectId } = tenancy;
      const place = { memory, switches, scope: projectId, now: tenancy.now() };
      const input = keptItems(body?.input, memory.ids.item);
      joinConversation(place, conversation, { input, output: [] });
      return admission;
    },
  }),
} satisfies PlantedBug;
