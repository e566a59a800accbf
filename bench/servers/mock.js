// The mock, as installed, answering every chat with the same bytes from two recordings.

import { startMock } from '../../dist/index.js';
import { recordings } from './recordings.js';

const mock = await startMock({
  auth: process.argv[2],
  recordings,
  wrap: (stages) => ({
    ...stages,
    choose: (understood) => ({
      recording: understood.call.stream ? 'bench/stream' : 'bench/whole',
    }),
  }),
});
process.send({ port: Number(new URL(mock.origin).port), access: mock.tenancy.access });
process.on('message', () => process.send(process.memoryUsage()));
