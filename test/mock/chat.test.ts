import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startMock } from '../../src/mock/mock.js';
import type { Mock, MockTenancy } from '../../src/mock/options.js';
import { chatBody, chatPath, send, signed, signedChat } from './client.js';

let mock: Mock;
let tenancy: MockTenancy;
beforeAll(async () => {
  mock = await startMock();
  tenancy = await mock.createTenancy();
});
afterAll(() => mock.close());

describe('replay', () => {
  it('is byte-identical for every recording', async () => {
    expect(mock.recordings.size).toBeGreaterThan(0);
    for (const recording of mock.recordings.values()) {
      tenancy.reply({ recording: recording.id });
      const answer = await send(
        mock.origin,
        signedChat(tenancy.access, { stream: recording.stream }),
      );
      expect(answer.status, recording.id).toBe(recording.meta.status);
      expect(answer.body.equals(Buffer.from(recording.body)), recording.id).toBe(true);
    }
  });
});

describe('a script', () => {
  it('is played in order, each reply once, and then the family answers', async () => {
    const recordings = ['generic/llama-text', 'generic/llama-67-frames'];
    tenancy.reply(...recordings.map((recording) => ({ recording })));
    for (let turn = 0; turn < 3; turn += 1) {
      await send(mock.origin, signedChat(tenancy.access, { stream: true }));
    }
    const played = tenancy.journal().slice(-3);
    expect(played.map(({ reply }) => reply)).toEqual([...recordings, 'family']);
  });
});

describe('a stream', () => {
  it('goes out with each frame a chunk of its own', async () => {
    tenancy.reply({ recording: 'generic/llama-67-frames' });
    const { chunks } = await send(mock.origin, signedChat(tenancy.access, { stream: true }));
    expect(chunks).toHaveLength(68);
    for (const chunk of chunks) expect(chunk.toString()).toMatch(/^data: .*\n\n$/);
  });
});

describe('headers', () => {
  it('of a stream are exactly those of the service', async () => {
    tenancy.reply({ recording: 'generic/llama-text' });
    const { headers, names } = await send(
      mock.origin,
      signedChat(tenancy.access, { stream: true }),
    );
    expect([...names].sort()).toEqual([
      'cache-control',
      'connection',
      'content-type',
      'date',
      'opc-request-id',
      'transfer-encoding',
    ]);
    expect(headers['content-type']).toBe('text/event-stream');
    expect(headers['cache-control']).toBe('no-cache');
    expect(headers.connection).toBe('keep-alive');
  });

  it('of an error are exactly those of the service', async () => {
    const { headers, names, body } = await send(mock.origin, { body: chatBody(tenancy.access) });
    expect([...names].sort()).toEqual([
      'connection',
      'content-length',
      'content-type',
      'date',
      'opc-request-id',
    ]);
    expect(headers['content-type']).toBe('application/json');
    expect(headers['content-length']).toBe(String(body.length));
  });

  it('start the request id with the caller’s', async () => {
    const { body, headers } = signedChat(tenancy.access);
    const answer = await send(mock.origin, {
      headers: [...(headers ?? []), ['opc-request-id', '75EB7641E53C-11F1-BD20-6381EBD170E9']],
      ...(body === undefined ? {} : { body }),
    });
    expect(answer.headers['opc-request-id']).toMatch(
      /^75EB7641E53C11F1BD206381EBD170E9\/[0-9A-F]{32}\/[0-9A-F]{32}$/,
    );
  });

  it('can be replaced, added and taken away by a reply', async () => {
    tenancy.reply({
      recording: 'generic/llama-text',
      delivery: {
        headers: {
          'content-type': 'text/event-stream; charset=utf-8',
          'cache-control': null,
          'x-more': '1',
        },
      },
    });
    const { headers } = await send(mock.origin, signedChat(tenancy.access, { stream: true }));
    expect(headers['content-type']).toBe('text/event-stream; charset=utf-8');
    expect(headers).not.toHaveProperty('cache-control');
    expect(headers['x-more']).toBe('1');
  });

  it('can be named in any case by a reply', async () => {
    tenancy.reply({
      recording: 'generic/llama-text',
      delivery: { headers: { 'Content-Type': 'text/plain', 'CACHE-CONTROL': null } },
    });
    const { headers, names } = await send(
      mock.origin,
      signedChat(tenancy.access, { stream: true }),
    );
    expect(names.filter((name) => name === 'content-type')).toHaveLength(1);
    expect(headers['content-type']).toBe('text/plain');
    expect(names).not.toContain('cache-control');
  });
});

describe('a bad request', () => {
  const badFormat = '{ "code": "400", "message": "Please pass in correct format of request." }';
  const post = (body: string) =>
    send(mock.origin, { headers: signed(tenancy.access, 'POST', chatPath, body), body });

  it.each([
    ['not JSON', 'hello'],
    ['no JSON object', '[]'],
    ['no UTF-8 text', '\ud800'],
    ['nested deeply', `${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}`],
    ['nested deeply and not even closed', '['.repeat(20_000_000)],
    ['empty of all it needs', '{}'],
  ])('that is %s gets the service’s one answer', async (_what, body) => {
    const answer = await post(body);
    expect([answer.status, answer.body.toString()]).toEqual([400, badFormat]);
  });

  it('whose tool is nested deeply gets it too, up to where the mock can answer', async () => {
    const ask = (levels: number) => {
      const parameters = Array.from({ length: levels }).reduce<object>(
        (inner) => ({ type: 'object', properties: { a: inner } }),
        {},
      );
      const tools = [{ type: 'FUNCTION', name: 'f', parameters }];
      return post(chatBody(tenancy.access, { extra: { tools, toolChoice: { type: 'REQUIRED' } } }));
    };
    expect((await ask(120)).status).toBe(200);
    expect((await ask(2000)).body.toString()).toBe(badFormat);
  });

  it('with another tenancy’s compartment finds nothing', async () => {
    const other = await mock.createTenancy();
    const answer = await post(chatBody(other.access));
    expect([answer.status, answer.body.toString()]).toEqual([
      404,
      '{ "code": "404", "message": "Authorization failed or requested resource not found." }',
    ]);
  });

  it('for a model that is not on offer finds nothing', async () => {
    const narrow = await mock.createTenancy({ switches: { models: ['xai.grok-4'] } });
    const answer = await send(mock.origin, signedChat(narrow.access));
    expect(answer.status).toBe(404);
  });

  it('of a tenancy without rights finds nothing', async () => {
    const bare = await mock.createTenancy({ switches: { rightsMissing: true } });
    expect((await send(mock.origin, signedChat(bare.access))).status).toBe(404);
  });

  it('that is too large is refused, and the next one answered', async () => {
    const large = await send(mock.origin, { body: Buffer.alloc(33_554_433) });
    expect([large.status, large.headers['content-type']]).toEqual([413, 'application/json']);
    expect(large.body.toString()).toMatch(/^\{ "code": "413", "message": ".+" \}$/);
    expect((await send(mock.origin, signedChat(tenancy.access))).status).toBe(200);
  });
});

describe('paths', () => {
  it.each([
    ['POST', '/20231130/actions/v1/chat', 404, '{ "code": "404"'],
    ['POST', '/20231130/actions/chat/', 404, '{ "code": "404"'],
    ['POST', '/20231130/actions/%63hat', 404, '{ "code": "404"'],
    ['GET', '/', 404, '{ "code": "404"'],
    ['GET', '/%zz', 404, '{ "code": "404"'],
    ['GET', '/20231130/actions/chat', 405, '{ "code": "405"'],
    ['DELETE', '/20231130/models', 405, '{"code":"MethodNotAllowed"'],
    ['GET', '/20231130/models/a/b', 404, '{"code":"NotAuthorizedOrNotFound"'],
    ['POST', '/t/default/20231130/actions/chat', 404, '{ "code": "404"'],
  ])('%s %s gets %i', async (method, target, status, start) => {
    const answer = await send(mock.origin, { method, target, headers: [['content-length', '0']] });
    expect(answer.status).toBe(status);
    expect(answer.body.toString().slice(0, start.length)).toBe(start);
    expect(answer.headers['opc-request-id']).toMatch(/^[0-9A-F]{32}\//);
  });

  it('notes where a mistaken path should have gone', async () => {
    await send(mock.origin, { target: '/20231130/actions/v1/chat', body: '{}' });
    expect(mock.journal().at(-1)?.reply).toContain('POST /20231130/actions/chat');
  });
});
