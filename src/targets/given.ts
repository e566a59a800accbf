/** A case's replies, resolved for its trace, so that judging needs no recording file. */
import type { Reply } from '../protocol/reply.js';
import { wireBody } from '../protocol/wire-body.js';
import type { Recording, RecordingSet } from '../recordings/recording.js';
import type { GivenReply } from '../suites/trace.js';

/**
 * Resolves a reply.
 *
 * @param stream whether the call asked for a stream, which decides how a turn goes out
 * @throws Error when no recording has the name; the mock says so to a person before this is reached
 */
export function givenReply(reply: Reply, recordings: RecordingSet, stream: boolean): GivenReply {
  if ('recording' in reply) {
    const recording = recordings.get(reply.recording);
    if (recording === undefined) throw new Error(`No recording is called ${reply.recording}.`);
    return fromRecording(recording);
  }
  if ('turn' in reply) return { name: 'turn', stream, turn: reply.turn };
  const { status, message, code } = reply.error;
  return {
    name: 'error',
    stream: false,
    error: { status, message, ...(code === undefined ? {} : { code }) },
  };
}

function fromRecording({ id, meta, body, stream }: Recording): GivenReply {
  const { error, status } = meta;
  return {
    name: id,
    stream,
    turn: meta.turn,
    ...(error === undefined ? {} : { error: { ...error, ...(status >= 400 ? { status } : {}) } }),
    body: wireBody(body),
    dialect: meta.dialect,
  };
}
