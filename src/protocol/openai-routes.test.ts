import { describe, expect, it } from 'vitest';
import { openAiBaseOf, openAiRouteOf, transportOf } from './openai-routes.js';

describe('openAiBaseOf', () => {
  it.each([
    ['/openai/v1/responses', '/openai/v1'],
    ['/openai/v1', '/openai/v1'],
    ['/20231130/actions/v1/chat/completions', '/20231130/actions/v1'],
    ['/v1/responses', '/v1'],
    ['/20231130/openai/v1/vector_stores', '/20231130/openai/v1'],
    ['/openai/v10/responses', undefined],
    ['/20231130/actions/chat', undefined],
    ['/openai/responses', undefined],
    ['/', undefined],
  ])('finds that of %s', (path, base) => {
    expect(openAiBaseOf(path)).toBe(base);
  });
});

describe('openAiRouteOf', () => {
  it.each([
    ['POST', '/openai/v1/chat/completions', 'chat.completions.create', []],
    ['POST', '/20231130/actions/v1/chat/completions', 'chat.completions.create', []],
    ['POST', '/v1/chat/completions', 'chat.completions.create', []],
    ['POST', '/openai/v1/responses', 'responses.create', []],
    ['POST', '/20231130/actions/v1/responses', 'responses.create', []],
    ['POST', '/v1/responses', 'responses.create', []],
    ['GET', '/openai/v1/responses/resp_1', 'responses.retrieve', ['resp_1']],
    ['DELETE', '/openai/v1/responses/resp_1', 'responses.delete', ['resp_1']],
    ['POST', '/openai/v1/responses/resp_1/cancel', 'responses.cancel', ['resp_1']],
    ['GET', '/openai/v1/responses/resp_1/input_items', 'responses.inputItems.list', ['resp_1']],
    ['POST', '/openai/v1/responses/compact', 'responses.compact', []],
    ['POST', '/openai/v1/conversations', 'conversations.create', []],
    ['POST', '/openai/v1/conversations/c', 'conversations.update', ['c']],
    ['GET', '/openai/v1/conversations/c/items/i', 'conversations.items.retrieve', ['c', 'i']],
    ['GET', '/openai/v1/files/file-a%20b/content', 'files.content', ['file-a b']],
    ['POST', '/openai/v1/vector_stores/vs/search', 'vectorStores.search', ['vs']],
    ['POST', '/openai/v1/vector_stores/vs/files', 'vectorStores.files.create', ['vs']],
    ['POST', '/20231130/openai/v1/vector_stores', 'vectorStores.create', []],
    ['DELETE', '/20231130/openai/v1/vector_stores/vs', 'vectorStores.delete', ['vs']],
  ])('takes %s %s', (method, path, operation, ids) => {
    const way = openAiRouteOf(method, path, 'a=b');
    expect(way).toMatchObject({ ok: true, route: { operation, ids, query: 'a=b' } });
    expect(path.startsWith(way?.route?.base ?? '?')).toBe(true);
  });

  const noService = "Path doesn't map to a registered service!";
  const absent = 'Authorization failed or requested resource not found.';
  it.each([
    ['GET', '/openai/v1/models', 404, noService],
    ['GET', '/openai/v1/conversations', 404, noService],
    ['POST', '/openai/v1/moderations', 404, noService],
    ['PATCH', '/openai/v1/responses', 404, noService],
    ['POST', '/openai/v1/chat/completions/', 404, noService],
    ['POST', '/openai/v1/v1/chat/completions', 404, noService],
    ['POST', '/openai/v1/vector_stores', 404, noService],
    ['GET', '/openai/v1/responses//input_items', 404, noService],
    ['GET', '/openai/v1/responses/%zz', 404, noService],
    ['GET', '/openai/v1/containers', 404, noService],
    ['GET', '/20231130/actions/v1/files', 404, noService],
    ['GET', '/v1/models', 404, noService],
    ['POST', '/20231130/openai/v1/vector_stores/vs/search', 404, absent],
    ['POST', '/20231130/openai/v1/responses', 404, absent],
    ['POST', '/20231130/openai/v1/chat/completions', 404, absent],
  ])('refuses %s %s before anybody is asked who it is', (method, path, status, message) => {
    const way = openAiRouteOf(method, path, '');
    expect(way).toMatchObject({ ok: false, error: { status, message } });
    expect(way).not.toHaveProperty('route');
  });

  it.each([
    ['POST', '/openai/v1/embeddings'],
    ['POST', '/20231130/actions/v1/embeddings'],
    ['GET', '/20231130/actions/v1/models'],
  ])('has the service refuse %s %s', (method, path) => {
    expect(openAiRouteOf(method, path, '')).toMatchObject({
      ok: false,
      error: { status: 400, message: 'Unsupported OpenAI operation' },
      route: { ids: [] },
    });
  });

  it.each([
    ['POST', '/20231130/actions/v1/chat', /POST \/20231130\/actions\/chat$/],
    ['POST', '/openai/v1/openai/v1/responses', /twice/],
    ['GET', '/openai/v1/models', /GET \/20231130\/models$/],
    ['POST', '/openai/v1/vector_stores', /stands on \/20231130\/openai\/v1$/],
    ['POST', '/20231130/openai/v1/vector_stores/vs/search', /stands on \/openai\/v1$/],
    ['GET', '/openai/v1/containers', /does not play/],
    ['GET', '/openai/v1/conversations', /no such method/],
  ])('notes where %s %s should have gone', (method, path, note) => {
    const way = openAiRouteOf(method, path, '');
    expect(way && !way.ok && way.note).toMatch(note);
  });

  it('leaves all other paths alone', () => {
    expect(openAiRouteOf('POST', '/20231130/actions/chat', '')).toBeUndefined();
  });
});

describe('transportOf', () => {
  it.each([
    ['chat.completions.create', 'v1'],
    ['embeddings.create', 'v1'],
    ['responses.create', 'responses'],
    ['files.list', 'responses'],
  ] as const)('says that %s belongs to %s', (operation, transport) => {
    expect(transportOf(operation)).toBe(transport);
  });
});
