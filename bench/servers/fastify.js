// A bare Fastify route sending the same bytes.
import Fastify from 'fastify';
import { frames, whole } from '../content.js';

const app = Fastify();
app.post('/20231130/actions/chat', (request, reply) => {
  if (request.body.chatRequest.isStream) {
    reply.hijack();
    reply.raw.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-cache' });
    reply.raw.cork();
    for (const frame of frames) reply.raw.write(frame);
    reply.raw.uncork();
    reply.raw.end();
  } else {
    reply.header('content-type', 'application/json').send(whole);
  }
});
await app.listen({ port: 0, host: '127.0.0.1' });
process.send({ port: app.server.address().port });
process.on('message', () => process.send(process.memoryUsage()));
