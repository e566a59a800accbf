import { describe, expect, it } from 'vitest';
import { openMemory } from '../memory/memory.js';
import { listAnswer, type Paging, usualPaging } from './lists.js';
import type { Serving } from './serving.js';

const things = ['a', 'b', 'c', 'd'].map((id) => ({ id }));

function list(query: string, paging: Paging = usualPaging, all = things) {
  const serving: Serving = {
    received: { method: 'GET', target: '/', headers: [], body: Buffer.alloc(0), now: 0 },
    route: { base: '/openai/v1', operation: 'files.list', ids: [], query },
    place: { memory: openMemory('us-chicago-1', ''), switches: {}, scope: '', now: 0 },
    id: '',
    secondId: '',
    body: {},
    query: new URLSearchParams(query),
    inStore: false,
  };
  const { status, pieces } = listAnswer(serving, all, paging);
  const body: unknown = JSON.parse(Buffer.concat(pieces).toString());
  return { status, body };
}

const page = (ids: string, hasMore: boolean) => ({
  status: 200,
  body: {
    object: 'list',
    data: [...ids].map((id) => ({ id })),
    first_id: ids.at(0) ?? null,
    last_id: ids.at(-1) ?? null,
    has_more: hasMore,
  },
});

describe('a list', () => {
  it('has the newest first, and pages', () => {
    expect(list('')).toEqual(page('dcba', false));
    expect(list('order=asc')).toEqual(page('abcd', false));
    expect(list('limit=2')).toEqual(page('dc', true));
    expect(list('limit=2&after=c')).toEqual(page('ba', false));
    expect(list('order=asc&limit=2&after=a')).toEqual(page('bc', true));
    expect(list('order=asc&limit=2&before=d')).toEqual(page('bc', true));
    expect(list('order=asc&before=a')).toEqual(page('', false));
    expect(list('after=a')).toEqual(page('', false));
    expect(list('', usualPaging, [])).toEqual(page('', false));
  });

  it('has as many on a page as its rule says', () => {
    const paging = { limit: 3, most: 4, cursor: true };
    expect(list('', paging)).toEqual(page('dcb', true));
    expect(list('limit=4', paging)).toEqual(page('dcba', false));
    expect(list('limit=5', paging).status).toBe(400);
  });

  it('may be deaf to cursors', () => {
    const paging = { ...usualPaging, cursor: false };
    expect(list('limit=2&after=c', paging)).toEqual(page('dc', true));
    expect(list('after=nobody', paging)).toEqual(page('dcba', false));
  });

  it('refuses what makes no page', () => {
    for (const [query, status] of [
      ['limit=0', 400],
      ['limit=-1', 400],
      ['limit=101', 400],
      ['limit=ten', 400],
      ['limit=', 400],
      ['limit=1e1', 400],
      ['order=up', 400],
      ['after=nobody', 404],
    ] as const) {
      expect(list(query).status, query).toBe(status);
    }
  });
});
