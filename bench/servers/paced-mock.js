// The mock, as installed, answering every chat with the same recording, its frames apart.

import { startMock } from '../../dist/index.js';
import { pace } from '../content.js';
import { recordings } from './recordings.js';

const { firstByte, interval } = pace;
const mock = await startMock({
  auth: 'off',
  recordings,
  wrap: (stages) => ({
    ...stages,
    choose: () => ({ recording: 'bench/stream', delivery: { firstByte, interval } }),
  }),
});
process.send({ port: Number(new URL(mock.origin).port) });
process.on('message', () => process.send(process.cpuUsage()));
