/**
 * The doors of a mock: the ways by which connections come to its one HTTP server. Beside the port that it
 * listens on there are further listeners, with TLS or without, and tunnels that a client asks for by CONNECT.
 * A tunnel ends here: nothing is ever forwarded or resolved.
 */
import type { Server as HttpServer } from 'node:http';
import { createServer, type Server, type Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { type Authority, hostOf } from '../../protocol/hosts.js';
import {
  type Address,
  hostCalled,
  isCalled,
  isLoopback,
  listenError,
  originOf,
} from './address.js';
import { createTls, type ServerContext, type TlsEvents } from './tls.js';

/** What is spoken behind a port. */
export type Spoken = 'tls' | 'plain';

/** One more listener. */
export interface DoorOptions {
  /** Default `127.0.0.1`. */
  readonly host?: string;
  /** Default 0: any free port. */
  readonly port?: number;
  /** Default false: plain HTTP. */
  readonly tls?: boolean;
  /** The host, and the port if it is another, by which clients call it. Default: its own. */
  readonly as?: { readonly host: string; readonly port?: number };
}

/** The doors of one mock. */
export interface Doors {
  /** Notes where the HTTP server itself listens. */
  own(address: Address): void;
  /** Whether no listener can be reached from another machine. */
  onLoopback(): boolean;
  /**
   * Opens one more listener and gives its origin.
   *
   * @throws ConformError `OCIC_PORT_TAKEN`, or `OCIC_BAD_OPTION` where the address is not this machine's
   */
  open(options: DoorOptions): Promise<string>;
  /** What is spoken there, if a request for it is answered here; `undefined` where it is somebody else's. */
  spokenAt(authority: Authority & { readonly port: number }): Spoken | undefined;
  /** Takes the other end of a tunnel. `greet` says that it stands, once it can. */
  enter(socket: Duplex, host: string, spoken: Spoken, greet: () => void): void;
  /** How many connections are open that came by these doors. */
  clients(): number;
  /** Closes all but the HTTP server's own listener, and ends what came by them. */
  close(): Promise<void>;
}

/** Hosts whose TLS servers are kept; there are fewer regions. */
const tunnelsKept = 256;

/** The service speaks TLS on its one port; the metadata service plain HTTP on port 80. */
function spokenByService({ host, port }: { host: string; port: number }): Spoken | undefined {
  const played = hostOf(host);
  if (played === undefined) return undefined;
  if (port === 443) return 'tls';
  return port === 80 && played.service === 'metadata' ? 'plain' : undefined;
}

function listening(server: Server, address: Address): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (cause) => reject(listenError(cause, address)));
    server.listen(address.port, address.host, () => {
      const bound = server.address();
      resolve(bound !== null && typeof bound === 'object' ? bound.port : address.port);
    });
  });
}

/**
 * Makes the doors of an HTTP server.
 *
 * @param serverContext first asked when somebody speaks TLS
 * @param failed told of handshakes that fail, with the host that was asked for
 */
export function createDoors(
  http: HttpServer,
  serverContext: ServerContext,
  failed: TlsEvents['failed'],
): Doors {
  const listeners: { readonly address: Address; readonly spoken: Spoken }[] = [];
  const servers: Server[] = [];
  const sockets = new Set<Duplex>();
  const intoHttp = (socket: Duplex) => http.emit('connection', socket);
  const tls = createTls(serverContext, { secure: intoHttp, failed });
  const tunnels = new Map<string, ReturnType<typeof tls.make>>();
  let closed = false;

  const hold = (socket: Duplex) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  };
  const tunnelOf = (host: string) => {
    const known = tunnels.get(host) ?? tls.make(host);
    if (tunnels.size < tunnelsKept) tunnels.set(host, known);
    return known;
  };

  return {
    own: (address) => void listeners.push({ address, spoken: 'plain' }),
    onLoopback: () =>
      listeners.every(({ address: { host } }) => isLoopback(host.replace(/^\[|\]$/g, ''))),
    async open({ host = '127.0.0.1', port = 0, tls: secure = false, as = { host } }) {
      const server = secure ? await tls.make(hostCalled(as.host)) : createServer(intoHttp);
      server.on('connection', (socket: Socket) => hold(socket));
      const address = { host, port: await listening(server, { host, port }) };
      if (closed) server.close();
      servers.push(server);
      listeners.push({ address, spoken: secure ? 'tls' : 'plain' });
      return originOf(secure ? 'https' : 'http', { ...address, ...as });
    },
    spokenAt(asked) {
      const own = listeners.find(({ address }) => isCalled(address, asked));
      return own?.spoken ?? spokenByService(asked);
    },
    enter(socket, host, spoken, greet) {
      hold(socket);
      socket.on('error', () => socket.destroy());
      if (spoken === 'plain') {
        greet();
        intoHttp(socket);
        return;
      }
      tunnelOf(host).then(
        (server) => {
          if (socket.destroyed) return;
          greet();
          server.emit('connection', socket);
        },
        () => socket.destroy(),
      );
    },
    clients: () => sockets.size,
    async close() {
      closed = true;
      const closing = servers.map((server) => new Promise((done) => server.close(done)));
      for (const socket of sockets) socket.destroy();
      await Promise.all(closing);
    },
  };
}
