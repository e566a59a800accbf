/** A mock that runs already, behind a gateway: its one tenancy, which cases have to themselves in turn. */
import { type RemoteTenancy, remoteTenancy } from '../mock/control/client.js';
import type { Transport } from '../protocol/call.js';
import type { Exchange } from '../protocol/exchange.js';
import { packagedFolder } from '../recordings/folder.js';
import { loadRecordings } from '../recordings/load.js';
import type { RecordingSet } from '../recordings/recording.js';
import type { Case } from '../suites/case.js';
import { givenReply } from './given.js';
import { lackOf, modelFor } from './lacks.js';
import type { RunningMock } from './settings.js';
import { settled } from './settled.js';
import type { Opening, Session, Target } from './target.js';
import { asSaidUpstream, endlessly } from './upstream.js';

const settings = { kind: 'mock' } as const;

/**
 * Opens a running mock as a target. Each case finds its tenancy as it was at first: reset, then given the case's
 * switches and replies, in the form in which the gateway asks for them.
 *
 * @throws ConformError of its sessions, as the control API says it
 */
export async function runningMockTarget(running: RunningMock): Promise<Target> {
  const recordings = await loadRecordings(packagedFolder());
  const tenancy = remoteTenancy(running.origin, running.tenancy);
  return {
    kind: 'mock',
    name: 'built-in mock',
    lacks: (need) => lackOf(settings, need),
    open: (given, opening) => openSession(tenancy, running, recordings, given, opening),
    close: async () => {},
  };
}

async function openSession(
  tenancy: RemoteTenancy,
  { access, upstream }: RunningMock,
  recordings: RecordingSet,
  given: Case['given'],
  { streams }: Opening,
): Promise<Session> {
  const said = (given?.replies ?? []).map((reply) => asSaidUpstream(reply, upstream, recordings));
  let [lack] = said.flatMap((one) => ('lack' in one ? [one.lack] : []));
  const replies = said.flatMap((one) => ('lack' in one ? [] : [one.reply]));
  await tenancy.reset();
  if (given?.switches !== undefined) await tenancy.switch(given.switches);
  if (replies.length > 0) await tenancy.reply(...endlessly(replies, recordings));
  return {
    access,
    given: replies.map((reply, at) =>
      givenReply(reply, recordings, streams[at] ?? streams.at(-1) ?? false),
    ),
    get lack() {
      return lack;
    },
    model: (apiFormat) => modelFor(settings, apiFormat),
    async journal() {
      const journal = await settled(tenancy);
      lack ??= notSaid(journal, upstream);
      return journal;
    },
    close: async () => {},
  };
}

/** Why the mock could not say a turn as it was asked to: not every form has a place for all of it. */
function notSaid(journal: readonly Exchange[], upstream: Transport): string | undefined {
  const cannot = journal.some(
    ({ response }) => response?.status === 422 && response.body.text.includes('OCIC_CANNOT_ENCODE'),
  );
  return cannot
    ? `its turn cannot be said in the form in which the gateway asks upstream (${upstream})`
    : undefined;
}
