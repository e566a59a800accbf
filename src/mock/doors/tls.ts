/** TLS in front of a mock: a certificate for each name that is asked for, and HTTP/1.1 inside. */
import {
  createSecureContext,
  createServer,
  type SecureContext,
  type Server,
  type TLSSocket,
} from 'node:tls';
import { hostOf } from '../../protocol/hosts.js';
import { isLoopback } from './address.js';

/** Gives key and certificate for a host name or address, in PEM. */
export type ServerContext = (host: string) => Promise<{ key: string; cert: string }>;

/** Makes TLS servers that do not listen yet. */
export interface TlsMaker {
  /**
   * A server that shows the certificate of the name asked for, where the mock plays it or it is this
   * machine's, and that of `host` to everybody else.
   */
  make(host: string): Promise<Server>;
}

/** Names asked for have at most this many secure contexts kept. */
const contextsKept = 256;

/** `onSecure` gets each connection once its handshake is done. */
export function createTls(
  serverContext: ServerContext,
  onSecure: (socket: TLSSocket) => void,
): TlsMaker {
  const contexts = new Map<string, Promise<SecureContext>>();
  const contextOf = (host: string): Promise<SecureContext> => {
    const known = contexts.get(host) ?? serverContext(host).then(createSecureContext);
    if (contexts.size < contextsKept) contexts.set(host, known);
    return known;
  };
  return {
    async make(host) {
      const server = createServer({
        ...(await serverContext(host)),
        ALPNProtocols: ['http/1.1'],
        SNICallback(asked, done) {
          const name = asked.toLowerCase();
          if (!isLoopback(name) && hostOf(name) === undefined) {
            done(null);
            return;
          }
          contextOf(name).then(
            (context) => done(null, context),
            (error: unknown) => done(error instanceof Error ? error : new Error(String(error))),
          );
        },
      });
      server.on('secureConnection', onSecure);
      // A client that trusts another authority hangs up; it says so itself.
      server.on('tlsClientError', (_error, socket) => socket.destroy());
      return server;
    },
  };
}
