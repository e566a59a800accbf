/** A client that sends other headers than it signed: a proxy between it and the service. */
import { createServer, type IncomingHttpHeaders, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Provider } from '../../src/providers/provider.js';

type Edit = (headers: IncomingHttpHeaders) => IncomingHttpHeaders;

/** Makes plain GENERIC chats of a form through a proxy that changes header lines which no signature covers. */
export const tampered =
  (form: 'stream' | 'whole', edit: Edit) =>
  (reference: Provider): Provider => ({
    ...reference,
    async run(call, access, signal) {
      const fits =
        call.operation === 'chat' &&
        call.stream === (form === 'stream') &&
        call.apiFormat === 'GENERIC' &&
        call.tools === undefined;
      if (!fits) return reference.run(call, access, signal);
      const proxy = await openProxy(new URL(access.endpoint), edit);
      try {
        return await reference.run(call, { ...access, endpoint: proxy.origin }, signal);
      } finally {
        proxy.close();
      }
    },
  });

async function openProxy(service: URL, edit: Edit) {
  const server = createServer((incoming, outgoing) => {
    const { method, url: path, headers } = incoming;
    const onward = request(
      { host: service.hostname, port: service.port, method, path, headers: edit(headers) },
      (answer) => {
        outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
        outgoing.flushHeaders();
        answer.on('error', () => outgoing.destroy());
        answer.on('aborted', () => outgoing.destroy());
        answer.pipe(outgoing);
      },
    );
    onward.on('error', () => outgoing.destroy());
    outgoing.on('close', () => onward.destroy());
    incoming.pipe(onward);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port }: Pick<AddressInfo, 'port'> = portOf(server.address());
  return {
    origin: `http://127.0.0.1:${port}`,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

function portOf(address: ReturnType<ReturnType<typeof createServer>['address']>): AddressInfo {
  if (address === null || typeof address === 'string') throw new Error('The proxy has no port.');
  return address;
}
