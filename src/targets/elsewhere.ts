/** A mock that runs already, and in it one tenancy for one case, which stays there when the kit is gone. */
import { demandMock, freshTenancy } from '../mock/control/client.js';
import { packagedFolder } from '../recordings/folder.js';
import { loadRecordings } from '../recordings/load.js';
import { givenReply } from './given.js';
import { lackOf, modelFor } from './lacks.js';
import { settled } from './settled.js';
import type { Target } from './target.js';

const settings = { kind: 'mock' } as const;

/**
 * Opens a running mock as a target. Each opening finds the tenancy as it was at first, its keys the same.
 *
 * @param origin where the mock is, e.g. `http://127.0.0.1:4000`
 * @param name of the tenancy, made where the mock has none of that name
 * @throws ConformError `OCIC_NO_MOCK` or `OCIC_CONTROL_REFUSED`; of its sessions, as the control API says it
 */
export async function elsewhereTarget(origin: string, name: string): Promise<Target> {
  await demandMock(origin);
  const recordings = await loadRecordings(packagedFolder());
  return {
    kind: 'mock',
    name: `mock at ${origin}`,
    lacks: (need) => lackOf(settings, need),
    async open(given, { auth, streams }) {
      const { replies = [], switches, profile } = given ?? {};
      const tenancy = await freshTenancy(origin, name);
      if (switches !== undefined) await tenancy.switch(switches);
      if (replies.length > 0) await tenancy.reply(...replies);
      const access = await tenancy.accessFor(auth);
      return {
        access: profile === undefined ? access : { ...access, profile },
        given: replies.map((reply, at) =>
          givenReply(reply, recordings, streams[at] ?? streams.at(-1) ?? false),
        ),
        model: (apiFormat) => modelFor(settings, apiFormat),
        journal: () => settled(tenancy),
        close: async () => {},
      };
    },
    close: async () => {},
  };
}
