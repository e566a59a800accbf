/** A case's reply as a gateway can be given it, which may ask the service in another form than it is asked in. Pure. */
import type { Transport } from '../protocol/call.js';
import type { DialectName } from '../protocol/dialects/dialect.js';
import type { Delivery, Reply } from '../protocol/reply.js';
import type { Recording, RecordingSet } from '../recordings/recording.js';

/** The reply to give, or why there is none. */
export type SaidUpstream = { readonly reply: Reply } | { readonly lack: string };

/** The transport that a dialect is spoken on; the others are native. */
const transportOf: Partial<Readonly<Record<DialectName, Transport>>> = {
  'openai-chat': 'v1',
  'openai-responses': 'responses',
};

/**
 * A reply in the form in which the gateway asks. A recording of that form is played as it is. Of one of another
 * form the turn is given, which the service then says in the form that it is asked in; so is an error.
 */
export function asSaidUpstream(
  reply: Reply,
  upstream: Transport,
  recordings: RecordingSet,
): SaidUpstream {
  const { delivery, match, ...rest } = reply;
  if (!('recording' in rest)) return { reply: withoutTransport(reply, upstream) };
  const recording = recordings.get(rest.recording);
  if (recording === undefined || spokenOn(recording) === upstream) {
    return { reply: withoutTransport(reply, upstream) };
  }
  const { faults, afterwards, times } = reply;
  const more = {
    ...(delivery === undefined ? {} : { delivery: cutSooner(delivery) }),
    ...(faults === undefined ? {} : { faults }),
    ...(afterwards === undefined ? {} : { afterwards }),
    ...(times === undefined ? {} : { times }),
  };
  const { status, error, turn } = recording.meta;
  if (error === undefined && status < 400) return { reply: { turn, ...more } };
  if (error === undefined || status < 400) {
    const lack = `its error stands inside the bytes of ${recording.id}, which the gateway does not ask for: it asks upstream on ${upstream}`;
    return { lack };
  }
  const { code, message } = error;
  return {
    reply: { error: { status, message, ...(code === undefined ? {} : { code }) }, ...more },
  };
}

const spokenOn = ({ meta }: Recording): Transport => transportOf[meta.dialect] ?? 'sdk';

/** A reply for another transport than the one that the gateway asks on would be for nobody. */
function withoutTransport(reply: Reply, upstream: Transport): Reply {
  const { match, ...rest } = reply;
  if (match?.transport === undefined || match.transport === upstream) return reply;
  const { transport: _, ...kept } = match;
  return { ...rest, match: kept };
}

/** The turn has fewer frames than the recording: it is cut after the first of them. */
function cutSooner(delivery: Delivery): Delivery {
  const { ending } = delivery;
  if (typeof ending !== 'object' || ending.cutAfter <= 1) return delivery;
  return { ...delivery, ending: { cutAfter: 1 } };
}

/**
 * A script whose last reply, where it is an error after which clients try again, is used as often as it is asked for:
 * a gateway may try again by itself, and is to meet the same.
 */
export function endlessly(replies: readonly Reply[], recordings: RecordingSet): readonly Reply[] {
  return replies.map((reply, at) => {
    const last = at === replies.length - 1 && reply.times === undefined;
    const status =
      'recording' in reply ? recordings.get(reply.recording)?.meta.status : statusOf(reply);
    const again = status !== undefined && (status === 429 || status >= 500);
    return last && again ? { ...reply, times: 'always' } : reply;
  });
}

const statusOf = (reply: Reply): number | undefined =>
  'error' in reply ? reply.error.status : undefined;
