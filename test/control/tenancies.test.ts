/** The control API, call by call, on a mock in this process; what it changes is seen by a client of the service. */
import { existsSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startMock } from '../../src/mock/mock.js';
import type { Mock } from '../../src/mock/options.js';
import { send, signed, signedChat } from '../mock/client.js';
import { call } from './call.js';

let mock: Mock;
beforeAll(async () => {
  mock = await startMock();
});
afterAll(() => mock.close());

const api = (method: string, path: string, body?: unknown) => call(mock.origin, method, path, body);

describe('the mock', () => {
  it('says that it runs, how it judges signatures, and that it is ready', async () => {
    expect((await api('GET', 'health')).json).toEqual({ status: 'ok', auth: 'strict' });
    let ready = await api('GET', 'ready');
    while (ready.status === 503) {
      expect([ready.headers['retry-after'], ready.json]).toEqual(['1', { status: 'starting' }]);
      ready = await api('GET', 'ready');
    }
    expect([ready.status, ready.json]).toEqual([200, { status: 'ready' }]);
  });

  it('lists what can be asked for', async () => {
    const faults = await api('GET', 'faults');
    expect(faults.json).toMatchObject({
      faults: expect.arrayContaining([
        expect.objectContaining({ id: 'throttle/first-two', group: 'Throttling' }),
      ]),
    });
    expect((await api('GET', 'recordings')).json).toMatchObject({
      recordings: expect.arrayContaining([
        expect.objectContaining({ id: 'cohere/text', dialect: 'cohere', stream: true }),
      ]),
    });
    expect((await api('GET', 'personas')).json).toMatchObject({
      personas: expect.arrayContaining([{ name: 'terse', about: 'says a word' }]),
    });
    expect((await api('GET', 'models')).json).toMatchObject({
      models: expect.arrayContaining([
        expect.objectContaining({ name: 'meta.llama-3.3-70b-instruct', vendor: 'meta' }),
      ]),
    });
  });
});

describe('a tenancy', () => {
  it('is made, shown, listed and removed, with its files', async () => {
    const made = await api('POST', 'tenancies', { name: 'blue', switches: { persona: 'terse' } });
    expect([made.status, made.headers.location]).toEqual([201, '/oci-conform/api/tenancies/blue']);
    expect(made.json).toMatchObject({
      name: 'blue',
      access: { endpoint: mock.origin, profile: 'DEFAULT', region: 'us-chicago-1' },
      switches: { persona: 'terse' },
      faults: [],
      replies: 0,
      exchanges: 0,
    });
    const blue = mock.tenancies().find(({ name }) => name === 'blue');
    expect(existsSync(blue?.access.configFile ?? '')).toBe(true);
    expect((await api('GET', 'tenancies/blue')).json).toMatchObject({ name: 'blue' });
    expect((await api('GET', 'tenancies')).json).toMatchObject({
      tenancies: [{ name: 'default' }, { name: 'blue' }],
    });
    const removed = await api('DELETE', 'tenancies/blue');
    expect([removed.status, removed.text]).toEqual([204, '']);
    expect(existsSync(blue?.access.configFile ?? '')).toBe(false);
    expect((await api('GET', 'tenancies/blue')).status).toBe(404);
  });

  it('is given a name that is free where none is asked for', async () => {
    await using other = await startMock();
    for (const name of ['blue', 'tenancy-3']) {
      await call(other.origin, 'POST', 'tenancies', { name });
    }
    const made = await call(other.origin, 'POST', 'tenancies', {});
    expect([made.status, made.json]).toMatchObject([201, { name: 'tenancy-4' }]);
  });

  it('has an access for each auth mode, with files and variables', async () => {
    const session = await api('GET', 'tenancies/default/access/session_token');
    expect(session.json).toMatchObject({ auth: 'session_token', endpoint: mock.origin });
    const principal = await api('GET', 'tenancies/default/access/resource_principal');
    expect(principal.json).toMatchObject({
      auth: 'resource_principal',
      environment: { OCI_RESOURCE_PRINCIPAL_VERSION: '2.2' },
    });
  });

  it('changes switches; null puts one back', async () => {
    const tenancy = await mock.createTenancy({ name: 'switched' });
    const on = await api('PATCH', 'tenancies/switched/switches', { rightsMissing: true });
    expect(on.json).toMatchObject({ switches: { rightsMissing: true } });
    expect((await send(mock.origin, signedChat(tenancy.access))).status).toBe(404);
    const off = await api('PATCH', 'tenancies/switched/switches', { rightsMissing: null });
    expect([off.status, tenancy.switches()]).toEqual([200, {}]);
    expect((await send(mock.origin, signedChat(tenancy.access))).status).toBe(200);
  });

  it('moves its clock, by which tokens expire', async () => {
    const tenancy = await mock.createTenancy({ name: 'clocked' });
    const before = tenancy.now();
    const moved = await api('POST', 'tenancies/clocked/clock', { advance: 86_400_000 });
    expect(moved.status).toBe(200);
    expect(tenancy.now() - before).toBeGreaterThanOrEqual(86_400_000);
    expect(tenancy.now() - before).toBeLessThan(86_400_000 + 60_000);
    const access = await tenancy.accessFor('session_token');
    expect((await send(mock.origin, signedChat(access))).status).toBe(200);
    await api('POST', 'tenancies/clocked/clock', { advance: 86_400_000 });
    expect((await send(mock.origin, signedChat(access))).status).toBe(401);
  });

  it('revokes tokens, and writes new ones', async () => {
    const tenancy = await mock.createTenancy({ name: 'revoked' });
    const access = await tenancy.accessFor('session_token');
    expect((await api('POST', 'tenancies/revoked/tokens', { action: 'revoke' })).status).toBe(200);
    expect((await send(mock.origin, signedChat(access))).status).toBe(401);
    await api('POST', 'tenancies/revoked/tokens', { action: 'renew' });
    expect((await send(mock.origin, signedChat(access))).status).toBe(200);
  });

  it('is as at first after a reset', async () => {
    await api('POST', 'tenancies', { name: 'again', switches: { persona: 'echo' } });
    const tenancy = mock.tenancies().find(({ name }) => name === 'again');
    if (!tenancy) throw new Error('It was not made.');
    await api('PATCH', 'tenancies/again/switches', { persona: 'failing', quota: { requests: 1 } });
    await api('PUT', 'tenancies/again/faults', { faults: ['throttle/first-two'] });
    await api('POST', 'tenancies/again/replies', [{ recording: 'cohere/text' }]);
    await api('POST', 'tenancies/again/clock', { advance: 999_999_999 });
    expect((await send(mock.origin, signedChat(tenancy.access))).status).toBe(429);
    expect((await api('GET', 'tenancies/again')).json).toMatchObject({ replies: 1, exchanges: 1 });
    const reset = await api('POST', 'tenancies/again/reset');
    expect(reset.json).toMatchObject({
      switches: { persona: 'echo' },
      faults: [],
      replies: 0,
      exchanges: 0,
    });
    expect(Math.abs(tenancy.now() - Date.now())).toBeLessThan(60_000);
    const said = await send(mock.origin, signedChat(tenancy.access, { text: 'Polly' }));
    expect([said.status, said.body.toString()]).toEqual([200, expect.stringContaining('Polly')]);
    // Its exchanges count on, so that who follows it knows which is new.
    expect(tenancy.journal().map(({ sequence }) => sequence)).toEqual([2]);
  });

  it('counts quotas anew after a reset', async () => {
    const tenancy = await mock.createTenancy({ name: 'quota' });
    const statuses = async () => {
      const found: number[] = [];
      for (let at = 0; at < 3; at += 1) {
        found.push((await send(mock.origin, signedChat(tenancy.access))).status);
      }
      return found;
    };
    await api('PUT', 'tenancies/quota/faults', { faults: ['throttle/first-two'] });
    expect(await statuses()).toEqual([429, 429, 200]);
    expect(await statuses()).toEqual([200, 200, 200]);
    await api('POST', 'tenancies/quota/reset');
    await api('PUT', 'tenancies/quota/faults', { faults: ['throttle/first-two'] });
    expect(await statuses()).toEqual([429, 429, 200]);
  });
});

describe('replies', () => {
  it('are appended, shown as they are left, replaced and cleared', async () => {
    const tenancy = await mock.createTenancy({ name: 'script' });
    const slow = { error: { status: 429, message: 'Slow down.' }, times: 2 };
    const down = { error: { status: 503, message: 'Down.' } };
    const path = 'tenancies/script/replies';
    expect((await api('POST', path, [slow])).json).toEqual({ replies: [slow] });
    expect((await api('POST', path, { replies: [down] })).json).toEqual({ replies: [slow, down] });
    expect((await send(mock.origin, signedChat(tenancy.access))).status).toBe(429);
    expect((await api('GET', path)).json).toEqual({ replies: [{ ...slow, times: 1 }, down] });
    expect((await api('PUT', path, [down])).json).toEqual({ replies: [down] });
    expect((await send(mock.origin, signedChat(tenancy.access))).status).toBe(503);
    await api('PUT', path, { replies: [slow], persona: 'echo', unmatched: 'family' });
    expect(tenancy.switches()).toEqual({ persona: 'echo', unmatched: 'family' });
    expect((await api('DELETE', path)).json).toEqual({ replies: [] });
    expect((await send(mock.origin, signedChat(tenancy.access))).status).toBe(200);
  });
});

describe('faults', () => {
  it('befall every reply until others are put in their place', async () => {
    const tenancy = await mock.createTenancy({ name: 'faulty' });
    const path = 'tenancies/faulty/faults';
    expect((await api('PUT', path, { faults: ['status/500'] })).json).toEqual({
      faults: ['status/500'],
    });
    expect((await send(mock.origin, signedChat(tenancy.access))).status).toBe(500);
    expect((await api('PUT', path, { faults: [] })).json).toEqual({ faults: [] });
    expect((await api('GET', path)).json).toEqual({ faults: [] });
    expect((await send(mock.origin, signedChat(tenancy.access))).status).toBe(200);
  });
});

describe('a journal', () => {
  it('is told oldest first, from a sequence on, and by what is asked of it', async () => {
    const tenancy = await mock.createTenancy({ name: 'told' });
    const models = `/20231130/models?compartmentId=${tenancy.access.compartmentId}`;
    await send(mock.origin, signedChat(tenancy.access));
    await send(mock.origin, {
      method: 'GET',
      target: models,
      headers: signed(tenancy.access, 'GET', models),
    });
    tenancy.reply({ error: { status: 429, message: '' } });
    await send(mock.origin, signedChat(tenancy.access));
    const sequences = async (query: string) => {
      const { json } = await api('GET', `tenancies/told/journal${query}`);
      const { exchanges } = json as { exchanges: { sequence: number }[] };
      return exchanges.map(({ sequence }) => sequence);
    };
    expect(await sequences('')).toEqual([1, 2, 3]);
    expect(await sequences('?since=1')).toEqual([2, 3]);
    expect(await sequences('?since=1&limit=1')).toEqual([2]);
    expect(await sequences('?since=3')).toEqual([]);
    expect(await sequences('?transport=management')).toEqual([2]);
    expect(await sequences('?status=429')).toEqual([3]);
    expect(await sequences('?target=actions/chat')).toEqual([1, 3]);
    expect(await sequences('?auth=api_key&verdict=accepted')).toEqual([1, 2, 3]);
    expect(await sequences('?auth=session_token')).toEqual([]);
    expect(await sequences('?verdict=refused')).toEqual([]);
    expect((await api('DELETE', 'tenancies/told/journal')).status).toBe(204);
    expect(await sequences('')).toEqual([]);
  });

  it('has nothing of the control API, and one of its own is for strangers', async () => {
    mock.clearJournal();
    await api('GET', 'tenancies');
    await api('GET', 'nothing-of-the-kind');
    expect((await api('GET', 'strangers/journal')).json).toMatchObject({ exchanges: [] });
    await send(mock.origin, { target: '/20231130/actions/chat', body: '{}' });
    expect((await api('GET', 'strangers/journal')).json).toMatchObject({
      exchanges: [{ identity: { problem: 'authorization-missing' }, response: { status: 401 } }],
    });
    expect((await api('DELETE', 'strangers/journal')).status).toBe(204);
    expect(mock.journal()).toEqual([]);
  });
});
