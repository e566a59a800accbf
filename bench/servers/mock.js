// The mock, as installed, answering every chat with the same bytes from two recordings.

import { startMock } from '../../dist/index.js';
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

const mock = await startMock({
  auth: process.argv[2],
  recordings: new Map([
    recording('bench/stream', Buffer.concat(frames), true),
    recording('bench/whole', whole, false),
  ]),
  wrap: (stages) => ({
    ...stages,
    choose: (understood) => ({
      recording: understood.call.stream ? 'bench/stream' : 'bench/whole',
    }),
  }),
});
process.send({ port: Number(new URL(mock.origin).port), access: mock.tenancy.access });
process.on('message', () => process.send(process.memoryUsage()));
