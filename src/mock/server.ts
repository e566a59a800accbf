/**
 * The HTTP side. Fastify takes requests apart and hands them on raw; what it or Node would refuse by
 * itself goes to the same two functions, so that no answer but ours is ever written.
 */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { promisify } from 'node:util';
import { type FastifyInstance, type FastifyReply, type FastifyRequest, fastify } from 'fastify';
import { type HttpTrouble, noBody, readBody } from './body.js';
import type { Connections } from './connections.js';
import type { ControlDoor } from './control/door.js';
import { listenError, originOf } from './doors/address.js';
import { createDoors, type DoorOptions, type Doors } from './doors/doors.js';
import { absoluteTrouble, createTunnel } from './doors/proxy.js';
import type { ServerContext } from './doors/tls.js';
import { type NoteFailure, type Refuse, refusalOf, requestLineOf } from './malformed.js';
import { linesOf } from './record.js';
import type { Received } from './stages.js';

/** Answers one request; errors of the HTTP layer come with what was wrong. */
export type Handle = (
  received: Received,
  response: ServerResponse<IncomingMessage>,
  trouble?: HttpTrouble,
) => void;

/** Where to listen, and who answers. */
export interface ServerOptions {
  readonly host: string;
  readonly port: number;
  readonly now: () => number;
  /** Told of every connection. */
  readonly connections: Connections;
  readonly handle: Handle;
  /** Answers where there is no request. */
  readonly refuse: Refuse;
  /** Told of connections on which no request came. */
  readonly noteFailure: NoteFailure;
  /** Takes what is below its path, where it is open. */
  readonly control: ControlDoor;
  /** Gives certificates; asked only where somebody speaks TLS. */
  readonly serverContext: ServerContext;
}

/** A listening server. */
export interface Server {
  readonly origin: string;
  /** Opens one more listener, and gives its origin. Fails as {@link listen} does. */
  open(options: DoorOptions): Promise<string>;
  /** How many connections are open. */
  clients(): Promise<number>;
  /** Ends open connections too. */
  close(): Promise<void>;
}

function receive(raw: IncomingMessage, now: number, body = noBody): Received {
  return {
    method: raw.method ?? '',
    target: raw.url ?? '',
    headers: linesOf(raw.rawHeaders),
    body,
    now,
  };
}

/** A request on its way in. */
interface Current {
  readonly response: ServerResponse<IncomingMessage>;
  taken: boolean;
  /** It is the control API's. */
  readonly controlled: boolean;
}

/** In place of the schema compilers that Fastify would load: half of its start, and no route has a schema. */
const noSchemas = (): never => {
  throw new Error('The routes of the mock have no schemas.');
};

/** What is built: Fastify, and the doors before it. */
interface Built {
  readonly app: FastifyInstance;
  readonly doors: Doors;
}

/** One route takes all: where a request goes is read from its raw target, not from a decoded one. */
function build(options: ServerOptions): Built {
  const { now, connections, handle, refuse, noteFailure, serverContext, control } = options;
  /** The request that each connection is at, for bytes that turn out malformed in its body. */
  const current = new WeakMap<Socket, Current>();
  const begin = (response: ServerResponse<IncomingMessage>, controlled = false): Current => {
    const begun = { response, taken: false, controlled };
    current.set(response.req.socket, begun);
    return begun;
  };
  /** Hands a request on, once: an abandoned body is reported after its framing was refused. */
  const take = (request: Current, body?: Uint8Array, trouble?: HttpTrouble) => {
    if (request.taken) return;
    request.taken = true;
    handle(receive(request.response.req, now(), body), request.response, trouble);
  };
  /** Whether a request is the control API's, and gone there. */
  const controls = (response: ServerResponse<IncomingMessage>): boolean => {
    const target = response.req.url ?? '';
    if (!control.takes(target) || !control.isOpen(doors.onLoopback())) return false;
    if (absoluteTrouble(target, doors)) return false;
    begin(response, true);
    control.take(response.req, response);
    return true;
  };
  const answer = (request: FastifyRequest, reply: FastifyReply) => {
    reply.hijack();
    if (controls(reply.raw)) return;
    const begun = begin(reply.raw);
    const foreign = absoluteTrouble(request.raw.url ?? '', doors);
    readBody(request.raw, (body, trouble) => take(begun, body, trouble ?? foreign));
  };
  const app = fastify({
    logger: false,
    schemaController: {
      compilersFactory: { buildValidator: noSchemas, buildSerializer: noSchemas },
    },
    exposeHeadRoutes: false,
    forceCloseConnections: true,
    return503OnClosing: false,
    // No timeout, hence no `Keep-Alive` header, which the service does not send.
    keepAliveTimeout: 0,
    // A request without a host is refused by its signature, in the service's words.
    http: { requireHostHeader: false },
    // A path that cannot be decoded is a path that is not there.
    frameworkErrors: (_error, request, reply) => answer(request, reply),
    clientErrorHandler: (error, socket) => {
      if (error.code === 'ECONNRESET' || !socket.writable) {
        socket.destroy();
        return;
      }
      const refusal = refusalOf(error);
      const request = current.get(socket);
      if (request === undefined || request.response.writableFinished) {
        const line = requestLineOf(error.rawPacket);
        refuse(socket, { ...line, headers: [], body: noBody, now: now() }, refusal);
      } else if (request.response.headersSent || error.code === 'HPE_INVALID_EOF_STATE') {
        // Too late for an answer, or the client has gone in the middle of its body.
        socket.destroy();
      } else {
        request.response.shouldKeepAlive = false;
        if (request.controlled) control.refuse(request.response, refusal);
        else take(request, noBody, refusal);
      }
    },
  });
  // Answered before Fastify looks at a body: any is read, whatever its type, and only its bytes count.
  app.addHook('onRequest', (request, reply) => answer(request, reply));
  app.post('/20231130/actions/chat', () => undefined);
  app.setNotFoundHandler(() => undefined);
  app.server.on('checkExpectation', (_request, response) => {
    if (!controls(response)) take(begin(response), noBody, { status: 417 });
  });
  app.server.on('connection', connections.watch);
  const doors = createDoors(app.server, serverContext, noteFailure);
  const tunnel = createTunnel(doors, (request, socket, refusal) =>
    refuse(socket, receive(request, now()), refusal),
  );
  app.server.on('connect', tunnel);
  return { app, doors };
}

/**
 * Listens.
 *
 * @throws ConformError `OCIC_PORT_TAKEN`, or `OCIC_BAD_OPTION` where the address is not this machine's.
 */
export async function listen(options: ServerOptions): Promise<Server> {
  const { app, doors } = build(options);
  const { host } = options;
  try {
    await app.listen({ host, port: options.port });
  } catch (cause) {
    await app.close();
    throw listenError(cause, { host, port: options.port });
  }
  const bound: AddressInfo | string | null = app.server.address();
  const port = bound !== null && typeof bound === 'object' ? bound.port : options.port;
  doors.own({ host, port });
  return {
    origin: originOf('http', { host, port }),
    open: doors.open,
    async clients() {
      const direct = await promisify(app.server.getConnections.bind(app.server))();
      return direct + doors.clients();
    },
    async close() {
      await doors.close();
      await app.close();
      await options.control.close();
    },
  };
}
