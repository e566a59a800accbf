// The two recordings that the mock of the bench answers with.
import { frames, turn, whole } from '../content.js';

const recording = (id, body, stream) => [
  id,
  {
    id,
    body,
    stream,
    meta: {
      transport: 'sdk',
      dialect: 'generic',
      model: 'meta.llama-3.3-70b-instruct',
      request: {},
      status: 200,
      headers: { 'content-type': stream ? 'text/event-stream' : 'application/json' },
      delays: [],
      turn,
      provenance: {
        kind: 'constructed',
        confidence: 'inferred',
        source: 'bench',
        date: '2026-11-21',
      },
    },
  },
];

/** A stream and a whole answer. */
export const recordings = new Map([
  recording('bench/stream', Buffer.concat(frames), true),
  recording('bench/whole', whole, false),
]);
