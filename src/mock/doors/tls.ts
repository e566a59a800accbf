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

/** What is made of connections. */
export interface TlsEvents {
  /** The handshake is done. */
  secure(socket: TLSSocket): void;
  /** It failed, in a way that is worth a word to whoever looks for a call that never came. */
  failed(host: string, note: string): void;
}

/** What a client's alert or bytes mean, by OpenSSL's name of the error (RFC 8446, section 6.2). */
const failures: readonly (readonly [code: RegExp, note: string])[] = [
  [
    /ALERT_(UNKNOWN_CA|BAD_CERTIFICATE|CERTIFICATE_UNKNOWN)$/,
    'tls: the client does not trust the authority of the mock; give it the CA file',
  ],
  [/NO_APPLICATION_PROTOCOL$/, 'tls: the client speaks HTTP/2 only; the mock speaks HTTP/1.1'],
  [/^ERR_SSL_HTTP_REQUEST$/, 'tls: this is plain http:// on a port of https://'],
  [/^ERR_SSL_/, 'tls: the handshake failed'],
];

const noteOf = (error: Error): string | undefined => {
  const code = 'code' in error ? String(error.code) : '';
  return failures.find(([pattern]) => pattern.test(code))?.[1];
};

/** Makes a {@link TlsMaker}. `serverContext` is asked once for each name. */
export function createTls(serverContext: ServerContext, { secure, failed }: TlsEvents): TlsMaker {
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
      server.on('secureConnection', secure);
      server.on('tlsClientError', (error, socket) => {
        const note = noteOf(error);
        const { servername } = socket;
        if (note !== undefined) failed(typeof servername === 'string' ? servername : host, note);
        socket.destroy();
      });
      return server;
    },
  };
}
