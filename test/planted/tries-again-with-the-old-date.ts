import type { Credential } from '../../src/providers/reference/credentials/credential.js';
import { referenceSending } from '../../src/providers/reference/sending.js';
import type { PlantedBug } from './planted.js';

/** What Oracle's SDK says of a call that it may try again. */
const mark = 'opc-client-retries';

/** The date of the first try; a run has a credential of its own. */
const dates = new WeakMap<Credential, string>();

export default {
  name: 'tries-again-with-the-old-date',
  sin: 'A call that is tried again has the date of its first try.',
  sending: {
    send: (request, credential, attempt) =>
      referenceSending.send(request, credential, async (one) => {
        const date = dates.get(credential);
        // Oracle's signer keeps the date that it finds.
        if (date !== undefined && one.headers.has(mark)) one.headers.set('x-date', date);
        const tried = await attempt(one);
        dates.set(credential, date ?? one.headers.get('x-date') ?? '');
        return tried;
      }),
  },
} satisfies PlantedBug;
