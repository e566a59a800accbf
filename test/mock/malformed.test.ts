/** What Node or Fastify would refuse by themselves gets an answer of the mock's like any other. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startMock } from '../../src/mock/mock.js';
import type { Mock } from '../../src/mock/options.js';
import type { Exchange } from '../../src/protocol/exchange.js';
import { chatPath, eventually, open, openRaw, send, signed, signedChat } from './client.js';

const told: Exchange[] = [];
let mock: Mock;
beforeAll(async () => {
  mock = await startMock({ onExchange: (exchange) => told.push(exchange) });
});
afterAll(() => mock.close());

const chat = `POST ${chatPath} HTTP/1.1`;
const host = 'host: localhost';

/** The answer to a request made of these lines; the body is the last of them. */
const answerTo = (...lines: readonly string[]) =>
  openRaw(mock.origin, lines.join('\r\n')).answer(({ closed }) => closed);

const texts = {
  400: 'The request is not well-formed.',
  417: 'The expectation of the request cannot be met.',
  431: 'The request headers are larger than allowed.',
} as const;

describe('a request that is not well-formed', () => {
  it.each([
    ['a method in lower case', 400, [`post ${chatPath} HTTP/1.1`, host, '', '']],
    ['an unknown method', 400, ['FETCH / HTTP/1.1', host, '', '']],
    ['lines that end in LF', 400, [`${chat}\n${host}\n\n`]],
    [
      'a length and chunks',
      400,
      [chat, host, 'content-length: 1', 'transfer-encoding: chunked', '', ''],
    ],
    ['a length that is none', 400, [chat, host, 'content-length: x', '', '']],
    ['100 KB of headers', 431, [chat, host, `x-large: ${'a'.repeat(100_000)}`, '', '']],
    ['no HTTP at all', 400, ['hello', '']],

    ['chunks that are none', 400, [chat, host, 'transfer-encoding: chunked', '', 'zz', '']],
  ] as const)('%s: %i', async (_what, status, lines) => {
    const before = told.length;
    const { headers, body, ...answer } = await answerTo(...lines);
    expect([answer.status, answer.closed]).toEqual([status, true]);
    expect(body.toString()).toBe(`{ "code": "${status}", "message": "${texts[status]}" }`);
    expect(headers['content-type']).toBe('application/json');
    expect(headers['content-length']).toBe(String(body.length));
    expect(headers.connection).toBe('close');
    expect(headers['opc-request-id']).toMatch(/^[0-9A-F]{32}\/[0-9A-F]{32}\/[0-9A-F]{32}$/);
    await eventually(() => told.length > before);
    expect(told.slice(before).map(({ response, end }) => [response?.status, end])).toEqual([
      [status, 'complete'],
    ]);
    expect(mock.journal().at(-1)?.response?.status).toBe(status);
  });

  it('is in the journal with its request line, where it has one, and with what is wrong', async () => {
    await answerTo(`post ${chatPath} HTTP/1.1`, host, '', '');
    const lower = mock.journal().at(-1);
    expect(lower?.request).toMatchObject({ method: 'post', target: chatPath });
    expect(lower?.reply).toMatch(/^malformed: .*method/);
    await openRaw(mock.origin, Buffer.from('16030100050100000103', 'hex')).answer(() => false);
    expect(mock.journal().at(-1)?.reply).toContain('TLS');
  });

  it('does not disturb a stream that is under way on its connection', async () => {
    mock.tenancy.reply({ recording: 'generic/llama-text', delivery: { interval: 2 } });
    const exchange = open(mock.origin, signedChat(mock.tenancy.access, { stream: true }));
    await exchange.answer(({ chunks }) => chunks.length > 1);
    exchange.socket.write('garbage\r\n\r\n');
    const answer = await exchange.answer(({ closed }) => closed);
    expect(answer.status).toBe(200);
    for (const chunk of answer.chunks) expect(chunk.toString()).toMatch(/^data: .*\n\n$/);
  });
});

describe('a well-formed request', () => {
  it('with an expectation that nobody knows gets 417', async () => {
    const answer = await send(mock.origin, { headers: [['expect', '200-ok']], body: '{}' });
    expect(answer.status).toBe(417);
    expect(answer.body.toString()).toBe(`{ "code": "417", "message": "${texts[417]}" }`);
    expect(answer.headers['opc-request-id']).toMatch(/^[0-9A-F]{32}\//);
  });

  it('without a host is refused for its signature', async () => {
    const answer = await answerTo(chat, 'content-length: 0', 'connection: close', '', '');
    expect(answer.status).toBe(401);
    expect(mock.journal().at(-1)?.identity?.problem).toBe('authorization-missing');
  });

  it.each([
    ['an unknown type', 'garbage'],
    ['an empty type', ''],
    ['an absurd type', ';;;/=,'],
    ['a type of another kind', 'text/html; charset=latin1'],
  ])('with %s is judged by its signature, then by its body', async (_what, type) => {
    const asked = signedChat(mock.tenancy.access);
    const headers = (asked.headers ?? []).filter(([name]) => name !== 'content-type');
    const typed = { ...asked, headers: [...headers, ['content-type', type] as const] };
    expect((await send(mock.origin, typed)).status).toBe(401);
    await using off = await startMock({ auth: 'off' });
    const signedFor = signedChat(off.tenancy.access);
    const own = [['content-type', type]] as const;
    const body = signedFor.body ?? '';
    expect((await send(off.origin, { headers: own, body })).status).toBe(200);
    expect((await send(off.origin, { headers: own, body: 'x' })).status).toBe(400);
    expect(off.tenancy.journal()[0]?.request.headers).toContainEqual(['content-type', type]);
  });

  it('of a method that takes a body or not gets 405 where the path takes another', async () => {
    for (const method of ['QUERY', 'PROPFIND', 'TRACE', 'PUT', 'OPTIONS']) {
      const answer = await send(mock.origin, { method, headers: [['content-length', '0']] });
      expect([method, answer.status]).toEqual([method, 405]);
    }
  });

  it.each(['absolute', 'origin'])(
    'whose target is absolute may be signed in %s form',
    async (form) => {
      const { access } = mock.tenancy;
      const asked = signedChat(access);
      const absolute = `${mock.origin}${chatPath}`;
      const signedTarget = form === 'absolute' ? absolute : chatPath;
      const headers = signed(access, 'POST', signedTarget, String(asked.body));
      const answer = await send(mock.origin, { ...asked, target: absolute, headers });
      expect(answer.status).toBe(200);
      const other = await send(mock.origin, { ...asked, target: `${absolute}?x`, headers });
      expect(other.status).toBe(401);
    },
  );
});

describe('a request that is abandoned in its body', () => {
  it('is told once, as closed by the client, and takes no reply from the script', async () => {
    const tenancy = await mock.createTenancy();
    tenancy.reply({ error: { status: 418, message: 'kept' } });
    const before = told.length;
    const asked = signedChat(tenancy.access);
    const exchange = open(mock.origin, { ...asked, body: String(asked.body).slice(0, 20) });
    await new Promise((resolve) => exchange.socket.once('connect', resolve));
    exchange.socket.end();
    exchange.socket.destroy();
    await eventually(() => told.length > before);
    expect(told.slice(before).map(({ end, response }) => [end, response])).toEqual([
      ['client-closed', undefined],
    ]);
    expect(tenancy.journal().map(({ end }) => end)).toEqual(['client-closed']);
    expect((await send(mock.origin, asked)).status).toBe(418);
  });
});
