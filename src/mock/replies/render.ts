/** A reply to the bytes of an answer. */
import { ConformError } from '../../errors.js';
import { readFrames } from '../../protocol/sse.js';
import type { Recording, RecordingSet } from '../../recordings/recording.js';
import { errorAnswer } from '../answers.js';
import type { ServiceParts } from '../service.js';
import type { Answer, Stages } from '../stages.js';

/** Headers of a recording that belong to the connection it was made on, not to the answer. */
const connectionHeaders: ReadonlySet<string> = new Set([
  'connection',
  'content-length',
  'date',
  'keep-alive',
  'opc-request-id',
  'transfer-encoding',
]);

/** A stream's bytes cut at its frames; together the pieces are the body, byte for byte. */
function framesOf(body: Uint8Array): readonly Uint8Array[] {
  const frames = readFrames(body);
  const pieces = frames.map(({ offset, length }) => body.subarray(offset, offset + length));
  const last = frames.at(-1);
  const end = last ? last.offset + last.length : 0;
  return end < body.length ? [...pieces, body.subarray(end)] : pieces;
}

/** A recording as an answer: its bytes are never touched. */
export function recordedAnswer(recording: Recording): Answer {
  const { id, meta, body, stream } = recording;
  const headers = Object.entries(meta.headers)
    .map(([name, value]) => [name.toLowerCase(), value] as const)
    .filter(([name]) => !connectionHeaders.has(name));
  return {
    status: meta.status,
    headers: Object.fromEntries(headers),
    pieces: stream ? framesOf(body) : [body],
    stream,
    reply: id,
  };
}

/** Keeps what was made of each recording: bytes are cut into frames once. */
function recordedAnswers(recordings: RecordingSet): (id: string) => Answer {
  const made = new Map<string, Answer>();
  return (id) => {
    const known = made.get(id);
    if (known) return known;
    const recording = recordings.get(id);
    if (!recording) {
      throw new ConformError(
        'OCIC_UNKNOWN_RECORDING',
        `There is no recording "${id}".`,
        'Give a folder and name, such as generic/llama-text.',
      );
    }
    const answer = recordedAnswer(recording);
    made.set(id, answer);
    return answer;
  };
}

/** Makes the `render` stage. */
export function createRender({ recordings }: ServiceParts): Stages['render'] {
  const recorded = recordedAnswers(recordings);
  return (_understood, reply) => {
    const answer =
      'error' in reply
        ? errorAnswer(reply.error)
        : 'recording' in reply
          ? recorded(reply.recording)
          : errorAnswer({ status: 501, message: 'not yet' });
    return reply.delivery ? { ...answer, delivery: reply.delivery } : answer;
  };
}
