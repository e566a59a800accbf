/** Who may control a mock: programs on this machine, its own page, and others only where they were let in. */
import { describe, expect, it } from 'vitest';
import { startMock } from '../../src/mock/mock.js';
import { openRaw, send } from '../mock/client.js';
import { call } from './call.js';

/** What the service says of a path that it has not. */
const unknownPath = {
  code: '404',
  message: 'Authorization failed or requested resource not found.',
};

const health = '/oci-conform/api/health';

/** Sends a request's lines as they are. */
async function raw(origin: string, ...lines: string[]): Promise<{ status: number; body: string }> {
  const exchange = openRaw(origin, `${lines.join('\r\n')}\r\n\r\n`);
  const { status, body } = await exchange.answer(({ whole }) => whole);
  exchange.socket.destroy();
  return { status, body: body.toString() };
}

describe('on loopback', () => {
  it('takes calls by any name of this machine', async () => {
    await using mock = await startMock();
    const { port } = new URL(mock.origin);
    for (const host of [
      `127.0.0.1:${port}`,
      `localhost:${port}`,
      'LOCALHOST',
      '[::1]:4000',
      'mock.localhost',
    ]) {
      const told = await call(mock.origin, 'GET', 'health', undefined, [['host', host]]);
      expect([host, told.status]).toEqual([host, 200]);
    }
  });

  it('refuses calls by another name, which may have been made to lead here', async () => {
    await using mock = await startMock();
    for (const host of [
      'evil.example',
      'evil.example:80',
      'localhost.evil.example',
      '',
      'a b',
      '@localhost',
    ]) {
      const told = await call(mock.origin, 'GET', 'tenancies', undefined, [['host', host]]);
      expect([host, told.status, told.json]).toMatchObject([
        host,
        403,
        { error: { code: 'OCIC_CONTROL_REFUSED' } },
      ]);
    }
    expect((await raw(mock.origin, `GET ${health} HTTP/1.0`)).status).toBe(403);
    expect(mock.journal()).toEqual([]);
  });

  it('refuses pages of another origin, and takes its own', async () => {
    await using mock = await startMock();
    const { host, port } = new URL(mock.origin);
    const foreign = [
      'https://evil.example',
      'null',
      `http://localhost:${port}`,
      `http://127.0.0.1:${Number(port) + 1}`,
      'file://',
    ];
    for (const origin of foreign) {
      const told = await call(mock.origin, 'POST', 'tenancies', { name: 'x' }, [
        ['origin', origin],
      ]);
      expect([origin, told.status, told.json]).toMatchObject([
        origin,
        403,
        { error: { code: 'OCIC_CONTROL_REFUSED' } },
      ]);
      expect(told.headers).not.toHaveProperty('access-control-allow-origin');
    }
    const own = await call(mock.origin, 'POST', 'tenancies', { name: 'x' }, [
      ['origin', `http://${host}`],
    ]);
    expect(own.status).toBe(201);
  });

  it('lets no other site keep, frame or guess its answers', async () => {
    await using mock = await startMock();
    const told = await call(mock.origin, 'GET', 'health');
    expect(told.headers).toMatchObject({
      'cache-control': 'no-store',
      'x-frame-options': 'DENY',
      'x-content-type-options': 'nosniff',
      'cross-origin-resource-policy': 'same-origin',
    });
  });

  it('takes targets in absolute form by the host in them', async () => {
    await using mock = await startMock();
    const lines = ['host: localhost'];
    expect((await raw(mock.origin, `GET ${mock.origin}${health} HTTP/1.1`, ...lines)).status).toBe(
      200,
    );
    // That of somebody else is the proxy's to refuse.
    const foreign = await raw(mock.origin, `GET http://evil.example${health} HTTP/1.1`, ...lines);
    expect(foreign).toMatchObject({
      status: 403,
      body: expect.stringContaining('OCIC_HOST_NOT_PLAYED'),
    });
  });

  it('takes what begins like its path for the service’s', async () => {
    await using mock = await startMock();
    for (const target of [
      '/oci-conformity',
      '/oci-confor',
      '/OCI-CONFORM/api/health',
      '//oci-conform/api/health',
    ]) {
      const answer = await send(mock.origin, { method: 'GET', target });
      expect([target, JSON.parse(answer.body.toString())]).toEqual([target, unknownPath]);
    }
    expect(mock.journal()).toHaveLength(4);
  });

  it('is closed where its owner wants none', async () => {
    await using mock = await startMock({ control: false });
    const answer = await send(mock.origin, { method: 'GET', target: health });
    expect([answer.status, JSON.parse(answer.body.toString())]).toEqual([404, unknownPath]);
    expect(mock.journal()).toMatchObject([
      { request: { target: health }, response: { status: 404 } },
    ]);
  });
});

describe('beyond loopback', () => {
  it('is closed: the service answers as for an unknown path', async () => {
    await using mock = await startMock({ host: '0.0.0.0' });
    for (const target of ['/oci-conform/', '/oci-conform', health, '/oci-conform/api/tenancies']) {
      const answer = await send(mock.origin, { method: 'GET', target });
      expect([target, answer.status, JSON.parse(answer.body.toString())]).toEqual([
        target,
        404,
        unknownPath,
      ]);
    }
    expect(mock.journal()).toHaveLength(4);
  });

  it('is closed as soon as one more listener can be reached from elsewhere', async () => {
    await using mock = await startMock();
    expect((await call(mock.origin, 'GET', 'health')).status).toBe(200);
    await mock.open({ host: '127.0.0.2' });
    expect((await call(mock.origin, 'GET', 'health')).status).toBe(200);
    await mock.open({ host: '0.0.0.0' });
    expect((await send(mock.origin, { method: 'GET', target: health })).status).toBe(404);
  });

  it('is open where it was asked for, by addresses and the names that the mock was given', async () => {
    await using mock = await startMock({
      host: '0.0.0.0',
      control: true,
      publicOrigin: 'http://mock:4000',
    });
    const { port } = new URL(mock.origin);
    const here = `http://127.0.0.1:${port}`;
    for (const [host, status] of [
      ['mock:4000', 200],
      ['mock', 200],
      ['172.17.0.2:4000', 200],
      ['localhost', 200],
      ['evil.example', 403],
    ] as const) {
      const told = await call(here, 'GET', 'health', undefined, [['host', host]]);
      expect([host, told.status]).toEqual([host, status]);
    }
  });
});
