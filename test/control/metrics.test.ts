/** What Prometheus scrapes: counts by names and labels of closed sets, and no secret. */
import { describe, expect, it } from 'vitest';
import { startMock } from '../../src/mock/mock.js';
import { eventually, open, openRaw, send, signed, signedChat } from '../mock/client.js';
import { call } from './call.js';

/** Samples by name and labels, e.g. `oci_conform_requests_total{transport="sdk"}`. */
async function scrape(origin: string): Promise<ReadonlyMap<string, number>> {
  const { status, headers, text } = await call(origin, 'GET', 'metrics');
  expect([status, headers['content-type']]).toEqual([
    200,
    'text/plain; version=0.0.4; charset=utf-8',
  ]);
  const lines = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  return new Map(
    lines.map((line) => {
      const space = line.lastIndexOf(' ');
      return [line.slice(0, space), Number(line.slice(space + 1))] as const;
    }),
  );
}

const requests = (transport: string, auth: string, status: number) =>
  `oci_conform_requests_total{transport="${transport}",auth="${auth}",status="${status}"}`;

describe('metrics', () => {
  it('count requests, verdicts, faults, bytes and what is open', async () => {
    await using mock = await startMock();
    const { access } = mock.tenancy;
    const asked = signedChat(access);
    await send(mock.origin, asked);
    await send(mock.origin, asked);
    mock.tenancy.reply({ recording: 'generic/llama-text', faults: ['sse/comments'] });
    await send(mock.origin, signedChat(access, { stream: true }));
    mock.tenancy.replaceFaults('status/503');
    await send(mock.origin, signedChat(access));
    mock.tenancy.replaceFaults();
    await send(mock.origin, { body: '{}' });
    await send(mock.origin, { method: 'GET', target: '/nowhere' });
    const malformed = openRaw(mock.origin, 'post /x HTTP/1.1\r\n\r\n');
    await malformed.answer(({ whole }) => whole);
    malformed.socket.destroy();
    mock.tenancy.reply({ recording: 'generic/llama-text', delivery: { ending: 'hold-open' } });
    const held = open(mock.origin, signedChat(access, { stream: true }));
    await held.answer(({ chunks }) => chunks.length > 0);
    await eventually(
      () => mock.tenancy.journal().filter(({ end }) => end === 'complete').length === 4,
    );
    await eventually(() => mock.journal().every(({ end }) => end === 'complete'));
    const before = await scrape(mock.origin);
    expect(before.get(requests('sdk', 'api_key', 200))).toBe(3);
    expect(before.get(requests('sdk', 'api_key', 503))).toBe(1);
    expect(before.get(requests('sdk', 'none', 401))).toBe(1);
    expect(before.get(requests('none', 'none', 404))).toBe(1);
    expect(before.get(requests('none', 'none', 400))).toBe(1);
    expect(before.get('oci_conform_signatures_total{verdict="accepted"}')).toBe(4);
    expect(before.get('oci_conform_signatures_total{verdict="refused"}')).toBe(1);
    expect(before.get('oci_conform_faults_total{fault="sse/comments"}')).toBe(1);
    expect(before.get('oci_conform_faults_total{fault="status/503"}')).toBe(1);
    expect(before.get('oci_conform_open_streams')).toBe(1);
    expect(before.get('oci_conform_tenancies')).toBe(1);
    const length = Buffer.byteLength(String(asked.body));
    expect(before.get('oci_conform_received_bytes_total')).toBe(
      length * 3 + Buffer.byteLength(String(signedChat(access, { stream: true }).body)) + 2,
    );
    held.socket.destroy();
    await eventually(() =>
      mock.tenancy.journal().every(({ closed, end }) => end === 'complete' || closed),
    );
    const after = await scrape(mock.origin);
    expect(after.get('oci_conform_open_streams')).toBe(0);
    expect(after.get(requests('sdk', 'api_key', 200))).toBe(4);
  });

  it('name credentials that were asked for, and management', async () => {
    await using mock = await startMock();
    const { access } = mock.tenancy;
    const target = `/20231130/models?compartmentId=${access.compartmentId}`;
    await send(mock.origin, { method: 'GET', target, headers: signed(access, 'GET', target) });
    await send(mock.origin, { method: 'GET', target: '/opc/v2/instance/region' });
    await eventually(() => mock.journal().every(({ end }) => end === 'complete'));
    const found = await scrape(mock.origin);
    expect(found.get(requests('management', 'api_key', 200))).toBe(1);
    expect([...found.keys()].filter((name) => name.includes('transport="issuer"'))).toHaveLength(1);
  });

  it('and all other answers show no secret', async () => {
    await using mock = await startMock({ auth: 'lenient' });
    const { access } = mock.tenancy;
    const canary = 'c4n4ry-Secret.0123456789';
    const session = await mock.tenancy.accessFor('session_token');
    const token =
      signedChat(session).headers?.find(([name]) => name === 'authorization')?.[1] ?? '';
    for (const authorization of [
      `Bearer ${canary}`,
      `Bearer ${access.apiKey}`,
      `Basic ${canary}`,
    ]) {
      await send(mock.origin, {
        target: `/20231130/actions/chat?token=${canary}`,
        headers: [
          ['authorization', authorization],
          ['x-secret', canary],
        ],
        body: JSON.stringify({ authorization: canary }),
      });
    }
    await send(mock.origin, signedChat(session));
    const follower = open(mock.origin, {
      method: 'GET',
      target: '/oci-conform/api/tenancies/default/journal/follow?since=0',
    });
    const told = await follower.answer(({ chunks }) => Buffer.concat([...chunks]).includes('id: '));
    follower.socket.destroy();
    const texts = [Buffer.concat([...told.chunks]).toString()];
    for (const path of [
      'metrics',
      'strangers/journal',
      'tenancies/default/journal',
      'health',
      'recordings',
      'models',
    ]) {
      texts.push((await call(mock.origin, 'GET', path)).text);
    }
    // Nor do refusals repeat what they were sent along.
    for (const headers of [
      [['origin', 'https://evil.example']],
      [['host', 'evil.example']],
      [],
    ] as const) {
      const asked = [...headers, ['authorization', `Bearer ${canary}`]] as const;
      texts.push(
        (await call(mock.origin, 'PATCH', 'tenancies/default/switches', { secret: canary }, asked))
          .text,
      );
    }
    const secrets = [
      canary,
      access.apiKey ?? '',
      token.slice(token.indexOf('ST$') + 3).slice(0, 40),
    ];
    for (const text of texts)
      for (const secret of secrets) {
        expect(secret.length).toBeGreaterThan(20);
        expect(text).not.toContain(secret);
      }
  });
});
