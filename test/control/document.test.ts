/** The OpenAPI document, held against what is published, and against what each operation answers. */
import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { startMock } from '../../src/mock/mock.js';
import { isObject, objectOf } from '../../src/protocol/json.js';
import { open, send, signedChat } from '../mock/client.js';
import { call } from './call.js';

const published: unknown = JSON.parse(
  readFileSync(new URL('../../schemas/control.openapi.json', import.meta.url), 'utf8'),
);

/** `get /oci-conform/api/health` and so on. */
const operations = Object.entries(objectOf(objectOf(published).paths)).flatMap(([path, methods]) =>
  Object.keys(objectOf(methods)).map((method) => `${method} ${path}`),
);

/** Every operation once, in this order, with the status that it answers. */
const calls: readonly (readonly [operation: string, status: number, body?: unknown])[] = [
  ['get health', 200],
  ['get ready', 200],
  ['get metrics', 200],
  ['get openapi.json', 200],
  ['get faults', 200],
  ['get recordings', 200],
  ['get personas', 200],
  ['get models', 200],
  ['post tenancies', 201, { name: 'blue', switches: { persona: 'terse', quota: { requests: 9 } } }],
  ['get tenancies', 200],
  ['get tenancies/{tenancy}', 200],
  ['get tenancies/{tenancy}/access/{authMode}', 200],
  ['patch tenancies/{tenancy}/switches', 200, { models: ['xai.grok-4'], project: null }],
  ['post tenancies/{tenancy}/clock', 200, { advance: -5 }],
  ['post tenancies/{tenancy}/tokens', 200, { action: 'renew' }],
  ['post tenancies/{tenancy}/replies', 200, [{ recording: 'cohere/text', times: 2 }]],
  ['put tenancies/{tenancy}/replies', 200, { replies: [{ error: { status: 429, message: '' } }] }],
  ['get tenancies/{tenancy}/replies', 200],
  ['delete tenancies/{tenancy}/replies', 200],
  ['put tenancies/{tenancy}/faults', 200, { faults: ['status/500'] }],
  ['get tenancies/{tenancy}/faults', 200],
  ['get tenancies/{tenancy}/journal', 200],
  ['delete tenancies/{tenancy}/journal', 204],
  ['get strangers/journal', 200],
  ['delete strangers/journal', 204],
  ['post tenancies/{tenancy}/reset', 200],
  ['delete tenancies/{tenancy}', 204],
];

const followed = ['get tenancies/{tenancy}/journal/follow', 'get strangers/journal/follow'];

/** Holds a value against a place in the document. */
function judge(pointer: string, value: unknown): unknown {
  const ajv = new Ajv({ strict: false, validateSchema: false });
  ajv.addSchema(objectOf(published), 'document');
  const validate = ajv.compile({ $ref: `document#${pointer}` });
  return validate(value) ? undefined : validate.errors;
}

const escaped = (key: string) =>
  encodeURIComponent(key.replaceAll('~', '~0').replaceAll('/', '~1'));

describe('the document', () => {
  it('is published as it is served', async () => {
    await using mock = await startMock();
    const served = await call(mock.origin, 'GET', 'openapi.json');
    expect(served.headers['content-type']).toBe('application/json; charset=utf-8');
    // Written by `npm run write`.
    expect(served.json).toEqual(published);
    expect(published).toMatchObject({
      openapi: '3.1.0',
      info: { title: 'oci-conform control API' },
    });
  });

  it('has every operation of this test, each under an id of its own', () => {
    const all = [...calls.map(([operation]) => operation), ...followed];
    expect([...operations].sort()).toEqual(
      all.map((one) => one.replace(' ', ' /oci-conform/api/')).sort(),
    );
    const ids = [...JSON.stringify(published).matchAll(/"operationId":"(\w+)"/g)].map(
      ([, id]) => id,
    );
    expect(new Set(ids).size).toBe(all.length);
  });

  it('tells what each operation answers', async () => {
    await using mock = await startMock();
    await send(mock.origin, { body: '{}' });
    while ((await call(mock.origin, 'GET', 'ready')).status === 503);
    for (const [operation, status, body] of calls) {
      const [method = '', path = ''] = operation.split(' ');
      const there = path.replace('{tenancy}', 'blue').replace('{authMode}', 'api_key');
      if (operation === 'get tenancies/{tenancy}/journal') {
        const blue = mock.tenancies().find(({ name }) => name === 'blue');
        if (blue) await send(mock.origin, signedChat(blue.access));
      }
      const told = await call(mock.origin, method.toUpperCase(), there, body);
      expect([operation, told.status]).toEqual([operation, status]);
      const [type = ''] = (told.headers['content-type'] ?? '').split(';');
      const at = `/paths/${escaped(`/oci-conform/api/${path}`)}/${method}`;
      if (status === 204) expect(told.text).toBe('');
      else {
        const schema = `${at}/responses/${status}/content/${escaped(type)}/schema`;
        expect([operation, judge(schema, told.json ?? told.text)]).toEqual([operation, undefined]);
      }
      if (body !== undefined) {
        const schema = `${at}/requestBody/content/${escaped('application/json')}/schema`;
        expect([operation, judge(schema, body)]).toEqual([operation, undefined]);
      }
    }
  });

  it('tells the type of followed journals, and of refusals', async () => {
    await using mock = await startMock();
    for (const path of ['tenancies/default/journal/follow', 'strangers/journal/follow']) {
      const target = `/oci-conform/api/${path}`;
      const follower = open(mock.origin, { method: 'GET', target });
      const first = await follower.answer(({ chunks }) => chunks.length > 0);
      expect(first.headers['content-type']).toBe('text/event-stream; charset=utf-8');
      follower.socket.destroy();
    }
    const refused = await call(mock.origin, 'GET', 'tenancies/nobody');
    expect(judge('/components/schemas/Error', refused.json)).toBeUndefined();
    expect(
      judge('/components/schemas/Error', { error: { code: 'OCIC_X', message: '' } }),
    ).toMatchObject([{ keyword: 'required' }]);
  });

  it('refuses what the API refuses', () => {
    const making = `/paths/${escaped('/oci-conform/api/tenancies')}/post/requestBody/content/${escaped('application/json')}/schema`;
    expect(judge(making, { name: 'blue' })).toBeUndefined();
    expect(judge(making, { nam: 'blue' })).toMatchObject([{ keyword: 'additionalProperties' }]);
    expect(isObject(judge(making, {}))).toBe(false);
  });
});
