// Plain node:http sending the frames apart: on a schedule counted from the start, or with a sleep a frame.
import { createServer } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { frames, pace } from '../content.js';

const waits = {
  schedule: (started, index) =>
    started + pace.firstByte + index * pace.interval - performance.now(),
  sleep: (_, index) => (index === 0 ? pace.firstByte : pace.interval),
};
const waitOf = waits[process.argv[2]];

const server = createServer((request, response) => {
  request.resume();
  request.on('end', async () => {
    const started = performance.now();
    response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-cache' });
    for (const [index, frame] of frames.entries()) {
      const wait = waitOf(started, index);
      if (wait >= 1) await sleep(wait);
      response.write(frame);
    }
    response.end();
  });
});
server.listen(0, '127.0.0.1', () => process.send({ port: server.address().port }));
process.on('message', () => process.send(process.cpuUsage()));
