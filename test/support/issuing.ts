/**
 * A small service that issues tokens and takes them, over real sockets, written without anything of the mock:
 * metadata and auth service, proxymux, and one operation that answers a chat.
 */
import { createPublicKey, type KeyObject, randomUUID, verify } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { createSecureContext } from 'node:tls';
import { makeRsaKey } from '../../src/keys/rsa-key.js';
import { createAuthority } from '../../src/mock/identity/authority.js';

/** A request as it came, judged by its signature alone. */
export interface Asked {
  readonly path: string;
  /** The `jti` of the token that signed; the keyId where it is no token. */
  readonly by: string;
  readonly verified: boolean;
  /** Names that the signature covers. */
  readonly covered: readonly string[];
  readonly headers: IncomingMessage['headers'];
  readonly status: number;
}

/** A started service. */
export interface Issuing {
  readonly origin: string;
  /** Host and port of the proxymux, which is on TLS. */
  readonly proxymux: { readonly host: string; readonly port: string };
  /** PEM of the authority of its certificate. */
  readonly authorityPem: string;
  /** Requests for credentials, by path. */
  readonly issued: string[];
  readonly asked: Asked[];
  /** Tokens that are not taken, by `jti`. */
  readonly refused: Set<string>;
  /** Takes nothing, whoever asks. */
  refuseAll: boolean;
  /** Status with which issuers answer, in turn; 200 once it is empty. */
  readonly statuses: number[];
  /** A token as the service makes them; `key` is the one that signs with it. */
  mint(key: KeyObject, lifetime?: number): string;
  /** The `jti` of a token. */
  nameOf(token: string): string;
  /** Takes none of the tokens made so far any more, once it took so many requests. */
  revokeAfter: number | undefined;
  /** Keys of keyIds that are no tokens. */
  readonly keys: Map<string, KeyObject>;
  close(): void;
}

const base64url = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

function claimsOf(token: string): { jti: string; jwk: string } {
  return JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString());
}

/** What a signature says, and whether it holds: OCI's request signature, version 1, written out. */
function judge(
  { method = '', url = '', headers }: IncomingMessage,
  keys: ReadonlyMap<string, KeyObject>,
) {
  const parameters = new Map(
    [...(headers.authorization ?? '').matchAll(/(\w+)="([^"]*)"/g)].map(
      ([, name = '', value = '']) => [name, value],
    ),
  );
  const keyId = parameters.get('keyId') ?? '';
  const covered = (parameters.get('headers') ?? '').toLowerCase().split(' ');
  const lines = covered.map((name) =>
    name === '(request-target)'
      ? `${name}: ${method.toLowerCase()} ${url}`
      : `${name}: ${headers[name]}`,
  );
  const claims = keyId.startsWith('ST$') ? claimsOf(keyId.slice(3)) : undefined;
  const key =
    claims === undefined
      ? keys.get(keyId)
      : createPublicKey({ key: JSON.parse(claims.jwk), format: 'jwk' });
  const signature = Buffer.from(parameters.get('signature') ?? '', 'base64');
  const verified =
    key !== undefined && verify('sha256', Buffer.from(lines.join('\n')), key, signature);
  return { by: claims?.jti ?? keyId, verified, covered };
}

const answer = {
  chatResponse: {
    apiFormat: 'GENERIC',
    choices: [
      {
        index: 0,
        message: { role: 'ASSISTANT', content: [{ type: 'TEXT', text: 'Hi' }] },
        finishReason: 'stop',
      },
    ],
  },
};

const port = (server: { address(): AddressInfo | string | null }): string => {
  const address = server.address();
  return typeof address === 'object' ? String(address?.port) : '';
};

/** Starts the service; every instance is one of this tenancy. */
export async function startIssuing(tenancyId: string): Promise<Issuing> {
  const authority = createAuthority(makeRsaKey);
  const issued: string[] = [];
  const asked: Asked[] = [];
  const refused = new Set<string>();
  const statuses: number[] = [];
  const keys = new Map<string, KeyObject>();
  const names = new Map<string, string>();

  const mint = (key: KeyObject, lifetime = 1200) => {
    const seconds = Math.floor(Date.now() / 1000);
    const jti = `token-${names.size + 1}`;
    const claims = {
      jti,
      exp: seconds + lifetime,
      jwk: JSON.stringify(key.export({ format: 'jwk' })),
    };
    const token = `${base64url({ alg: 'RS256' })}.${base64url(claims)}.${base64url(randomUUID())}`;
    names.set(token, jti);
    return token;
  };

  const mintFor = (spki: string) =>
    mint(createPublicKey({ key: Buffer.from(spki, 'base64'), format: 'der', type: 'spki' }));

  const instance = () =>
    authority.instanceCertificate({
      id: 'ocid1.instance.oc1..i',
      tenancyId,
      compartmentId: 'ocid1.compartment.oc1..c',
      now: Date.now(),
    });

  async function issue(request: IncomingMessage, path: string, body: string): Promise<string> {
    const { certPem, keyPem, intermediatePem } = await instance();
    switch (path) {
      case '/opc/v2/identity/cert.pem':
        return certPem;
      case '/opc/v2/identity/key.pem':
        return keyPem;
      case '/opc/v2/identity/intermediate.pem':
        return intermediatePem;
      case '/v1/x509':
        return JSON.stringify({ token: mintFor(JSON.parse(body).publicKey) });
      case '/v1/authentication/refresh': {
        const { jwk } = claimsOf(JSON.parse(body).currentToken);
        return JSON.stringify({
          token: mint(createPublicKey({ key: JSON.parse(jwk), format: 'jwk' })),
        });
      }
      case '/resourcePrincipalSessionTokens': {
        const token = `ST$${mintFor(JSON.parse(body).podKey)}`;
        return JSON.stringify(Buffer.from(JSON.stringify({ token })).toString('base64'));
      }
      default:
        throw new Error(`${request.method} ${path}`);
    }
  }

  const serve = async (request: IncomingMessage, response: ServerResponse) => {
    const path = request.url ?? '';
    const body = (await buffer(request)).toString();
    if (/^\/(opc|v1\/|resource)/.test(path)) {
      issued.push(path);
      const status = statuses.shift() ?? 200;
      const text =
        status === 200 ? await issue(request, path, body) : '{"code":"No","message":"No"}';
      response.writeHead(status, { 'content-type': 'application/json' }).end(text);
      return;
    }
    const judged = judge(request, keys);
    const taken = judged.verified && !refused.has(judged.by) && !service.refuseAll;
    const status = taken ? 200 : 401;
    asked.push({ path, ...judged, headers: request.headers, status });
    response.writeHead(status, { 'content-type': 'application/json', 'opc-request-id': 'r' });
    if (asked.length === service.revokeAfter) for (const name of names.values()) refused.add(name);
    response.end(
      JSON.stringify(status === 200 ? answer : { code: 'NotAuthenticated', message: 'Refused.' }),
    );
  };

  const handle = (request: IncomingMessage, response: ServerResponse) => {
    serve(request, response).catch((thrown: unknown) => {
      response.writeHead(500).end(String(thrown));
    });
  };
  const plain = createServer(handle);
  const secure = createTlsServer(
    {
      ...(await authority.serverContext('127.0.0.1')),
      SNICallback(name, done) {
        authority
          .serverContext(name)
          .then((context) => done(null, createSecureContext(context)), done);
      },
    },
    handle,
  );
  for (const server of [plain, secure]) {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  }
  const service: Issuing = {
    origin: `http://127.0.0.1:${port(plain)}`,
    proxymux: { host: '127.0.0.1', port: port(secure) },
    authorityPem: await authority.rootPem(),
    issued,
    asked,
    refused,
    refuseAll: false,
    statuses,
    keys,
    mint,
    nameOf: (token) => names.get(token) ?? '',
    revokeAfter: undefined,
    close() {
      for (const server of [plain, secure]) {
        server.closeAllConnections();
        server.close();
      }
    },
  };
  return service;
}
