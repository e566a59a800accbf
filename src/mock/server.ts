/** The HTTP side: Fastify takes requests apart, hands them on raw, and never writes an answer. */
import type { AddressInfo } from 'node:net';
import { type FastifyInstance, type FastifyReply, type FastifyRequest, fastify } from 'fastify';
import { ConformError } from '../errors.js';
import { linesOf } from './record.js';
import type { Received } from './stages.js';

/** Bytes of a request body at most. The service's own limit is unknown. */
const bodyLimit = 33_554_432;

/** Answers one request; errors of the HTTP layer come with what was wrong. */
export type Handle = (received: Received, reply: FastifyReply, trouble?: HttpTrouble) => void;

/** Why the HTTP layer gave up on a request. */
export interface HttpTrouble {
  readonly status: number;
}

export interface ServerOptions {
  readonly host: string;
  readonly port: number;
  readonly now: () => number;
  readonly handle: Handle;
}

/** A listening server. */
export interface Server {
  readonly origin: string;
  /** Ends open connections too. */
  close(): Promise<void>;
}

const noBody = Buffer.alloc(0);

function receive(request: FastifyRequest, now: number): Received {
  const { raw, body } = request;
  return {
    method: raw.method ?? '',
    target: raw.url ?? '',
    headers: linesOf(raw.rawHeaders),
    body: Buffer.isBuffer(body) ? body : noBody,
    now,
  };
}

/** One route takes all: where a request goes is read from its raw target, not from a decoded one. */
function build({ now, handle }: ServerOptions): FastifyInstance {
  const app = fastify({
    logger: false,
    bodyLimit,
    exposeHeadRoutes: false,
    forceCloseConnections: true,
    // No timeout, hence no `Keep-Alive` header, which the service does not send.
    keepAliveTimeout: 0,
    // A path that cannot be decoded is a path that is not there.
    frameworkErrors: (_error, request, reply) => handle(receive(request, now()), reply),
  });
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
  const answer = (request: FastifyRequest, reply: FastifyReply) =>
    handle(receive(request, now()), reply);
  app.post('/20231130/actions/chat', answer);
  app.setNotFoundHandler(answer);
  app.setErrorHandler((error, request, reply) => {
    const status =
      error instanceof Error && 'statusCode' in error && typeof error.statusCode === 'number'
        ? error.statusCode
        : 500;
    handle(receive(request, now()), reply, { status });
  });
  return app;
}

const hostInUrl = (host: string): string => {
  if (host === '0.0.0.0') return '127.0.0.1';
  if (host === '::') return '[::1]';
  return host.includes(':') ? `[${host}]` : host;
};

/** Why an address cannot be listened on, and what to do. */
function listenError(cause: unknown, host: string, port: number): unknown {
  const code = cause instanceof Error && 'code' in cause ? cause.code : undefined;
  if (code === 'EADDRINUSE') {
    return new ConformError(
      'OCIC_PORT_TAKEN',
      `Port ${port} on ${host} is in use.`,
      'Choose another port, or 0 for any free one.',
      { cause },
    );
  }
  if (code === 'EACCES' || code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') {
    return new ConformError(
      'OCIC_BAD_OPTION',
      `Cannot listen on ${host}, port ${port} (${code}).`,
      'Use an address of this machine and a port that you may open; 0 finds a free one.',
      { cause },
    );
  }
  return cause;
}

/**
 * Listens.
 *
 * @throws ConformError `OCIC_PORT_TAKEN`, or `OCIC_BAD_OPTION` where the address is not this machine's.
 */
export async function listen(options: ServerOptions): Promise<Server> {
  const app = build(options);
  try {
    await app.listen({ host: options.host, port: options.port });
  } catch (cause) {
    await app.close();
    throw listenError(cause, options.host, options.port);
  }
  const address: AddressInfo | string | null = app.server.address();
  const port = address !== null && typeof address === 'object' ? address.port : options.port;
  return { origin: `http://${hostInUrl(options.host)}:${port}`, close: () => app.close() };
}
