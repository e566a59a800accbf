/** Clients that cannot be pointed come by other doors: a proxy's tunnel, TLS under the service's names. */
import { readFileSync } from 'node:fs';
import { type IncomingMessage, request as plainRequest } from 'node:http';
import { request as secureRequest } from 'node:https';
import { connect as connectPlain, createServer, type Socket } from 'node:net';
import { Duplex } from 'node:stream';
import { type ConnectionOptions, connect as connectTls, type TLSSocket } from 'node:tls';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ConformError } from '../../src/errors.js';
import { startMock } from '../../src/mock/mock.js';
import type { Mock } from '../../src/mock/options.js';
import { chatPath, eventually, openRaw, send, signedChat } from './client.js';
import { completionBody, completions } from './openai-client.js';

const chicago = 'inference.generativeai.us-chicago-1.oci.oraclecloud.com';
const ashburn = 'inference.generativeai.us-ashburn-1.oci.oraclecloud.com';

let mock: Mock;
let ca: Buffer;
let tlsPort: number;
beforeAll(async () => {
  mock = await startMock({ tls: true });
  ca = readFileSync(mock.tenancy.access.caFile ?? '');
  tlsPort = Number(new URL(mock.tenancy.access.tlsEndpoint ?? '').port);
});
afterAll(() => mock.close());

interface Got {
  readonly status: number | undefined;
  readonly reason?: string | undefined;
  readonly body: string;
}

const read = async (response: IncomingMessage): Promise<Got> => {
  const parts: Buffer[] = [];
  for await (const part of response) parts.push(part);
  return { status: response.statusCode, body: Buffer.concat(parts).toString() };
};

/** Asks a proxy for a tunnel. */
function tunnel(origin: string, path: string): Promise<{ got: Got; socket: Socket }> {
  return new Promise((resolve, reject) => {
    const asking = plainRequest(origin, { method: 'CONNECT', path, agent: false });
    asking.on('connect', (response, socket: Socket, head: Buffer) => {
      socket.on('error', () => undefined);
      const parts: Buffer[] = [head];
      const got = (): Got => ({
        status: response.statusCode,
        reason: response.statusMessage,
        body: Buffer.concat(parts).toString(),
      });
      if (response.statusCode === 200) {
        resolve({ got: got(), socket });
        return;
      }
      socket.on('data', (part: Buffer) => parts.push(part));
      socket.on('close', () => resolve({ got: got(), socket }));
    });
    asking.on('error', reject);
    asking.end();
  });
}

/** The handshake, by a client that trusts the mock's authority and checks the name. */
function handshake(options: ConnectionOptions): Promise<TLSSocket> {
  return new Promise((resolve, reject) => {
    const socket: TLSSocket = connectTls({ ca, ...options }, () => resolve(socket));
    socket.on('error', reject);
  });
}

interface Asked {
  readonly method?: string;
  readonly path?: string;
  readonly headers?: readonly (readonly [string, string])[];
  readonly body?: string;
}

/** One request on a connection that is there already. */
function ask(socket: Socket, host: string, asked: Asked = {}): Promise<Got> {
  const { method = 'GET', path = '/20231130/models', headers = [], body = '' } = asked;
  return new Promise((resolve, reject) => {
    const asking = plainRequest({
      method,
      path,
      headers: Object.fromEntries([['host', host], ...headers]),
      createConnection: () => socket,
    });
    asking.on('response', (response) => read(response).then(resolve, reject));
    asking.on('error', reject);
    asking.end(body);
  });
}

describe('CONNECT', () => {
  it.each([
    chicago,
    'generativeai.eu-frankfurt-1.oci.oraclecloud.com',
    'inference.generativeai.us-gov-ashburn-1.oci.oraclegovcloud.com',
    'inference.generativeai.aq-mcmurdo-1.oci.oraclecloud52.com',
  ])('leads to %s over TLS', async (host) => {
    const { socket } = await tunnel(mock.origin, `${host}:443`);
    const secure = await handshake({ socket, servername: host });
    expect(secure.getPeerCertificate().subjectaltname).toBe(`DNS:${host}`);
    // Only the mock says 401 without a signature.
    expect(await ask(secure, host)).toMatchObject({ status: 401 });
    socket.destroy();
  });

  it('carries a signed call, whose host is the real one, and a stream', async () => {
    const tenancy = await mock.createTenancy();
    const asked = signedChat(
      { ...tenancy.access, endpoint: `https://${chicago}` },
      { stream: true },
    );
    const { socket } = await tunnel(mock.origin, `${chicago}:443`);
    const secure = await handshake({ socket, servername: chicago });
    const headers = asked.headers ?? [];
    const body = String(asked.body);
    const got = await ask(secure, chicago, { method: 'POST', path: chatPath, headers, body });
    expect(got.status).toBe(200);
    expect(got.body).toMatch(/^data: /);
    expect(tenancy.journal().map(({ identity }) => identity?.auth)).toEqual(['api_key']);
    socket.destroy();
  });

  it('leads to the metadata service without TLS, with what was sent ahead', async () => {
    const lines = ['CONNECT 169.254.169.254:80 HTTP/1.1', 'host: 169.254.169.254:80', '', ''];
    const ahead = ['GET /nothing HTTP/1.1', 'host: 169.254.169.254', '', ''];
    const exchange = openRaw(mock.origin, [...lines, ...ahead].join('\r\n'));
    const answer = await exchange.answer(({ body }) => body.includes('HTTP/1.1 4'));
    expect(answer.status).toBe(200);
    exchange.socket.destroy();
  });

  it('leads to the doors of the mock itself', async () => {
    const { socket } = await tunnel(mock.origin, `localhost:${tlsPort}`);
    const secure = await handshake({ socket, servername: 'localhost' });
    expect(await ask(secure, 'localhost')).toMatchObject({ status: 401 });
    socket.destroy();
    const plain = await tunnel(mock.origin, new URL(mock.origin).host);
    expect(await ask(plain.socket, 'localhost')).toMatchObject({ status: 401 });
    plain.socket.destroy();
  });

  it.each([
    'example.com:443',
    'example.com:80',
    `${chicago}:8443`,
    `${chicago}:80`,
    `${chicago}.example.com:443`,
    'identity.us-chicago-1.oci.oraclecloud.com:443',
    '169.254.169.253:80',
    'localhost:1',
    'localhost',
    chicago,
  ])('does not lead to %s', async (authority) => {
    const { got } = await tunnel(mock.origin, authority);
    expect([got.status, got.reason]).toEqual([403, 'Not played by oci-conform']);
    expect(got.body).toContain(`OCIC_HOST_NOT_PLAYED: ${authority} is not played`);
    expect(mock.journal().at(-1)).toMatchObject({
      request: { method: 'CONNECT', target: authority },
      reply: 'not played: nothing is forwarded',
    });
  });

  it('tells nobody the password that a client puts before the host', async () => {
    const authority = 'user:canary@example.com:443';
    const { got } = await tunnel(mock.origin, authority);
    expect(got.body).toContain('OCIC_HOST_NOT_PLAYED: [redacted]@example.com:443');
    const target = `http://${authority}/a@b?c@d`;
    const absolute = await send(mock.origin, { method: 'GET', target });
    const journal = mock.journal().slice(-2);
    expect(journal.map(({ request }) => request.target)).toEqual([
      '[redacted]@example.com:443',
      'http://[redacted]@example.com:443/a@b?c@d',
    ]);
    expect(`${got.body}${absolute.body}${JSON.stringify(journal)}`).not.toContain('canary');
  });

  it('to a host that is not played is not forwarded', async () => {
    let called = 0;
    const other = createServer(() => {
      called += 1;
    });
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const address = other.address();
    const port = address !== null && typeof address === 'object' ? address.port : 0;
    const { got } = await tunnel(mock.origin, `127.0.0.1:${port}`);
    expect(got.status).toBe(403);
    const absolute = await send(mock.origin, { target: `http://127.0.0.1:${port}/` });
    expect(absolute.status).toBe(403);
    expect(called).toBe(0);
    other.close();
  });
});

describe('a target in absolute form', () => {
  it.each([
    'http://169.254.169.254/opc/v9/nothing',
    'http://[fd00:c1::a9fe:a9fe]/opc/v9/nothing',
    'http://169.254.169.254:80/opc/v9/nothing',
  ])('is taken for a host that is played: %s', async (target) => {
    expect((await send(mock.origin, { method: 'GET', target })).status).toBe(404);
  });

  it.each(['127.0.0.1', 'localhost', '127.9.9.9'])('is taken for this mock as %s', async (host) => {
    const target = `http://${host}:${new URL(mock.origin).port}/20231130/models`;
    expect((await send(mock.origin, { method: 'GET', target })).status).toBe(401);
  });

  it.each([
    'http://example.com/20231130/models',
    'http://example.com:80/20231130/models',
    `http://${chicago}/20231130/models`,
    'http://localhost/20231130/models',
    'http://localhost:1/20231130/models',
    'ftp://169.254.169.254/x',
    'http:///20231130/models',
  ])('is refused for another: %s', async (target) => {
    const answer = await send(mock.origin, { method: 'GET', target });
    expect(answer.status).toBe(403);
    expect(answer.body.toString()).toContain('OCIC_HOST_NOT_PLAYED');
    expect(mock.journal().at(-1)?.reply).toBe('not played: nothing is forwarded');
  });
});

/** The first bytes of a handshake in TLS 1.2, whose alerts are not encrypted so early. */
const clientHello = (servername: string) =>
  new Promise<Buffer>((resolve) => {
    const socket = new Duplex({
      read() {},
      write(bytes: Buffer, _encoding, done) {
        resolve(bytes);
        done();
      },
    });
    connectTls({ socket, servername, maxVersion: 'TLSv1.2' }).on('error', () => undefined);
  });

describe('TLS directly', () => {
  const direct = (servername?: string) =>
    handshake({ port: tlsPort, host: '127.0.0.1', ...(servername ? { servername } : {}) });

  it.each([chicago, 'auth.us-chicago-1.oraclecloud.com', 'localhost', 'mock.localhost'])(
    'shows a certificate of %s',
    async (host) => {
      const socket = await direct(host);
      expect(socket.getPeerCertificate().subjectaltname).toBe(`DNS:${host}`);
      expect(await ask(socket, host)).toMatchObject({ status: 401 });
      socket.destroy();
    },
  );

  it('shows that of its own address to those who ask for none, or for another', async () => {
    const socket = await direct();
    expect(socket.getPeerCertificate().subjectaltname).toBe('IP Address:127.0.0.1');
    socket.destroy();
    const asked = connectTls({ port: tlsPort, host: '127.0.0.1', servername: 'example.com', ca });
    const failure = await new Promise<Error>((resolve) => asked.on('error', resolve));
    expect(failure).toMatchObject({ code: 'ERR_TLS_CERT_ALTNAME_INVALID' });
  });

  it('speaks HTTP/1.1, and nothing to those who speak only HTTP/2', async () => {
    const socket = await handshake({
      port: tlsPort,
      host: '127.0.0.1',
      ALPNProtocols: ['h2', 'http/1.1'],
    });
    expect(socket.alpnProtocol).toBe('http/1.1');
    socket.destroy();
    await expect(
      handshake({ port: tlsPort, host: '127.0.0.1', ALPNProtocols: ['h2'] }),
    ).rejects.toThrow(/no application protocol/);
  });

  it('notes those who do not trust it, by the name that they asked for', async () => {
    const host = 'auth.us-chicago-1.oraclecloud.com';
    const before = mock.journal().length;
    // Node's own client hangs up without a word, so the alert is sent by hand: level fatal, unknown_ca.
    const socket = connectPlain(tlsPort, '127.0.0.1');
    socket.write(await clientHello(host));
    await new Promise((resolve) => socket.once('data', resolve));
    socket.end(Buffer.from('15030300020230', 'hex'));
    await eventually(() => mock.journal().length > before);
    expect(mock.journal().at(-1)).toMatchObject({
      request: { target: host },
      reply: 'tls: the client does not trust the authority of the mock; give it the CA file',
      end: 'client-closed',
    });
  });

  it('notes those who speak plain HTTP to it', async () => {
    const before = mock.journal().length;
    await send(`http://127.0.0.1:${tlsPort}`, { method: 'GET' }).catch(() => undefined);
    await eventually(() => mock.journal().length > before);
    expect(mock.journal().at(-1)?.reply).toBe('tls: this is plain http:// on a port of https://');
  });

  it('is taken by https as it is', async () => {
    const got = await new Promise<Got>((resolve, reject) => {
      const url = `${mock.tenancy.access.tlsEndpoint}/20231130/models`;
      const asking = secureRequest(url, { ca }, (response) => read(response).then(resolve, reject));
      asking.on('error', reject);
      asking.end();
    });
    expect(got.status).toBe(401);
  });
});

describe('one more door', () => {
  it('leads to the same world, and closes with it', async () => {
    const own = await startMock();
    const { host, hostname, port } = new URL(await own.open());
    expect(hostname).toBe('127.0.0.1');
    const asked = signedChat({ ...own.tenancy.access, endpoint: `http://${host}` });
    expect((await send(`http://${host}`, asked)).status).toBe(200);
    expect(own.tenancy.journal()).toHaveLength(1);
    // One that has sent nothing, and one in the middle of a handshake.
    const secure = new URL(await own.open({ tls: true }));
    const idle = [
      connectPlain(Number(port), hostname),
      connectPlain(Number(secure.port), hostname),
    ];
    await Promise.all(idle.map((socket) => new Promise((done) => socket.once('connect', done))));
    const { socket } = await tunnel(own.origin, `${chicago}:443`);
    const ended = [...idle, socket].map((one) => {
      one.on('error', () => undefined);
      return new Promise((done) => one.once('close', done));
    });
    await own.close();
    await Promise.all(ended);
    await expect(send(`http://${host}`, asked)).rejects.toThrow();
  });

  it('says so when its port is taken, or not of this machine', async () => {
    const port = Number(new URL(mock.origin).port);
    for (const tls of [false, true]) {
      await expect(mock.open({ port, tls })).rejects.toMatchObject({ code: 'OCIC_PORT_TAKEN' });
    }
    const elsewhere = mock.open({ host: '192.0.2.1' });
    await expect(elsewhere).rejects.toBeInstanceOf(ConformError);
    await expect(elsewhere).rejects.toMatchObject({ code: 'OCIC_BAD_OPTION' });
  });
});

describe('an API key', () => {
  it('is good in its own region, which is the mock’s own where the host names none', async () => {
    const { apiKey = '', otherRegionApiKey = '', compartmentId } = mock.tenancy.access;
    const statusOf = async (host: string, key: string) => {
      const { socket } = await tunnel(mock.origin, `${host}:443`);
      const secure = await handshake({ socket, servername: host });
      const body = completionBody();
      const got = await ask(secure, host, {
        method: 'POST',
        path: completions,
        headers: [
          ['content-type', 'application/json'],
          ['content-length', String(Buffer.byteLength(body))],
          ['authorization', `Bearer ${key}`],
          ['opc-compartment-id', compartmentId],
        ],
        body,
      });
      socket.destroy();
      return got.status;
    };
    expect(await statusOf(chicago, apiKey)).toBe(200);
    expect(await statusOf(ashburn, apiKey)).toBe(401);
    expect(await statusOf(chicago, otherRegionApiKey)).toBe(401);
    expect(await statusOf(ashburn, otherRegionApiKey)).toBe(200);
  });
});
