import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startMock } from '../../src/mock/mock.js';
import type { Mock, MockTenancy } from '../../src/mock/options.js';
import type { Exchange } from '../../src/protocol/exchange.js';
import { chatBody, chatPath, eventually, send, signed } from './client.js';

const path = '/openai/v1/files';
const required =
  '{ "code": "401", "message": "The required information to complete authentication was not provided or was incorrect." }';

let mock: Mock;
let tenancy: MockTenancy;
const said: string[] = [];
beforeAll(async () => {
  mock = await startMock({ onExchange: (exchange) => said.push(JSON.stringify(exchange)) });
  tenancy = await mock.createTenancy();
});
afterAll(() => mock.close());

const get = (authorization: string | undefined, target = path, origin = mock.origin) =>
  send(origin, {
    method: 'GET',
    target,
    headers: authorization === undefined ? [] : [['authorization', authorization]],
  });

const last = (of: { journal(): readonly Exchange[] } = mock): Exchange => {
  const exchange = of.journal().at(-1);
  if (!exchange) throw new Error('The journal is empty.');
  return exchange;
};

describe('a bearer key', () => {
  it('says whose a request is on the OpenAI-compatible routes', async () => {
    expect((await get(`Bearer ${tenancy.access.apiKey}`)).status).not.toBe(401);
    expect(last(tenancy)).toMatchObject({
      transport: 'responses',
      identity: { verdict: 'accepted', auth: 'genai_api_key' },
    });
    expect((await get(`bearer  ${tenancy.access.apiKey} `)).status).not.toBe(401);
  });

  it.each([
    ['Bearer', 'bearer-key-missing'],
    ['Bearer  ', 'bearer-key-missing'],
    ['Bearer <NOTUSED>', 'bearer-key-placeholder'],
    ['Bearer not-used', 'bearer-key-placeholder'],
    ['Bearer Oracle', 'bearer-key-placeholder'],
    ['Bearer sk-c4n4ry', 'bearer-key-unknown'],
    ['Bearer sk c4n4ry', 'bearer-key-unknown'],
    ['Basic c4n4ry', 'scheme-not-signature'],
    [undefined, 'authorization-missing'],
  ])('that reads "%s" is refused: %s', async (authorization, problem) => {
    const answer = await get(authorization);
    expect([answer.status, answer.body.toString()]).toEqual([401, required]);
    const { identity } = last();
    expect(identity).toMatchObject({ verdict: 'refused', problem, diagnosis: { problem } });
    expect(identity?.diagnosis?.remedy).toMatch(/\w{4}/);
  });

  it('of another region is refused, in the journal of its tenancy', async () => {
    const answer = await get(`Bearer ${tenancy.access.otherRegionApiKey}`);
    expect([answer.status, answer.body.toString()]).toEqual([401, required]);
    expect(last(tenancy).identity?.problem).toBe('bearer-key-elsewhere');
  });

  it.each([
    ['POST', chatPath, '{ "code": "401"'],
    ['GET', '/20231130/models', '{"code":"NotAuthenticated"'],
    ['GET', '/20231130/openai/v1/vector_stores', '{"code":"NotAuthenticated"'],
  ])('is not taken by %s %s', async (method, target, start) => {
    const body = method === 'POST' ? { body: chatBody(tenancy.access) } : {};
    const headers = [['authorization', `Bearer ${tenancy.access.apiKey}`]] as const;
    const answer = await send(mock.origin, { method, target, headers, ...body });
    expect([answer.status, answer.body.toString().slice(0, start.length)]).toEqual([401, start]);
    expect(last().identity?.problem).toBe('scheme-not-signature');
  });

  it('beside a signature is one Authorization too many', async () => {
    const key = ['authorization', `Bearer ${tenancy.access.apiKey}`] as const;
    const signature = signed(tenancy.access, 'GET', path);
    for (const headers of [
      [...signature, key],
      [key, ...signature],
    ]) {
      expect((await send(mock.origin, { method: 'GET', target: path, headers })).status).toBe(401);
      expect(last().identity?.problem).toBe('authorization-duplicated');
    }
  });

  it('is gone with its tenancy', async () => {
    const gone = await mock.createTenancy();
    await gone.close();
    expect((await get(`Bearer ${gone.access.apiKey}`)).status).toBe(401);
  });

  it('is written down nowhere', async () => {
    const { apiKey = '?', otherRegionApiKey = '?' } = tenancy.access;
    await eventually(() => said.length >= tenancy.journal().length);
    const written = [...said, JSON.stringify(tenancy.journal()), JSON.stringify(mock.journal())];
    for (const secret of ['c4n4ry', apiKey, otherRegionApiKey]) {
      expect(written.filter((text) => text.includes(secret))).toEqual([]);
    }
  });
});

describe('a signature', () => {
  it.each([path, '/20231130/openai/v1/vector_stores'])('is taken by GET %s', async (target) => {
    const headers = signed(tenancy.access, 'GET', target);
    expect((await send(mock.origin, { method: 'GET', target, headers })).status).not.toBe(401);
    expect(last(tenancy).identity).toMatchObject({ verdict: 'accepted', auth: 'api_key' });
  });
});

describe('a bearer key where less is asked for', () => {
  it('that is not known is let through by lenient, and said', async () => {
    await using lenient = await startMock({ auth: 'lenient' });
    expect((await get('Bearer sk-nobody', path, lenient.origin)).status).not.toBe(401);
    expect(last(lenient.tenancy).identity).toMatchObject({
      verdict: 'let-through',
      problem: 'bearer-key-unknown',
    });
  });

  it('chooses its tenancy with auth off, and any other word none', async () => {
    await using off = await startMock({ auth: 'off' });
    const blue = await off.createTenancy({ name: 'blue' });
    await get(`Bearer ${blue.access.apiKey}`, path, off.origin);
    await get('Bearer dummy', path, off.origin);
    await get('Bearer dummy', `/t/blue${path}`, off.origin);
    expect(blue.journal().map(({ identity }) => identity?.verdict)).toEqual([
      'unchecked',
      'unchecked',
    ]);
    expect(off.tenancy.journal()).toHaveLength(1);
  });
});

describe('what the service has not', () => {
  it.each([
    ['POST', '/openai/v1/moderations', 404, "Path doesn't map to a registered service!"],
    ['GET', '/openai/v1/models', 404, "Path doesn't map to a registered service!"],
  ])(
    '%s %s is answered %i before anybody is asked who it is',
    async (method, target, status, message) => {
      const answer = await send(mock.origin, { method, target });
      expect([answer.status, answer.body.toString()]).toEqual([
        status,
        `{ "code": "${status}", "message": "${message}" }`,
      ]);
      expect(answer.headers['opc-request-id']).toMatch(/^[0-9A-F]{32}\//);
      expect(last().reply).toMatch(/^no such path/);
    },
  );

  it.each([
    ['POST', '/openai/v1/embeddings'],
    ['GET', '/20231130/actions/v1/models'],
  ])('%s %s is answered 400 to those who may ask', async (method, target) => {
    expect((await send(mock.origin, { method, target })).status).toBe(401);
    const headers = [['authorization', `Bearer ${tenancy.access.apiKey}`]] as const;
    const answer = await send(mock.origin, { method, target, headers });
    expect([answer.status, answer.body.toString()]).toEqual([
      400,
      '{ "code": "400", "message": "Unsupported OpenAI operation" }',
    ]);
    expect(last(tenancy).reply).toBe('no such operation on OCI');
  });
});
