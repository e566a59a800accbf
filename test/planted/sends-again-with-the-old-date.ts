import { referenceSending } from '../../src/providers/reference/sending.js';
import type { PlantedBug } from './planted.js';

export default {
  name: 'sends-again-with-the-old-date',
  sin: 'The second try has the date of the first.',
  sending: {
    send(request, credential, attempt) {
      let date: string | null = null;
      return referenceSending.send(request, credential, async (one) => {
        // Oracle's signer keeps the date that it finds.
        if (date !== null) one.headers.set('x-date', date);
        const tried = await attempt(one);
        date = one.headers.get('x-date');
        return tried;
      });
    },
  },
} satisfies PlantedBug;
