// The floor: node:http sending the same bytes.
import { createServer } from 'node:http';
import { frames, whole } from '../content.js';

const server = createServer((request, response) => {
  const parts = [];
  request.on('data', (part) => parts.push(part));
  request.on('end', () => {
    if (JSON.parse(Buffer.concat(parts).toString()).chatRequest.isStream) {
      response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-cache' });
      response.cork();
      for (const frame of frames) response.write(frame);
      response.uncork();
      response.end();
    } else {
      response.writeHead(200, {
        'content-type': 'application/json',
        'content-length': whole.length,
      });
      response.end(whole);
    }
  });
});
server.listen(0, '127.0.0.1', () => process.send({ port: server.address().port }));
process.on('message', () => process.send(process.memoryUsage()));
