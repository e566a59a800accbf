/** Files and vector stores, asked for by the `openai` client, unmodified. */
import OpenAI, { toFile } from 'openai';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startMock } from '../../src/mock/mock.js';
import type { Mock, MockTenancy } from '../../src/mock/options.js';
import { keyed, post, signing } from './openai-client.js';

let mock: Mock;
let tenancy: MockTenancy;
let client: OpenAI;
let control: OpenAI;
beforeAll(async () => {
  mock = await startMock();
});
afterAll(() => mock.close());

/** A tenancy of its own, with a client for each host. */
async function fresh() {
  tenancy = await mock.createTenancy();
  client = keyed(tenancy.access);
  control = signing(tenancy.access, {
    baseURL: `${tenancy.access.managementEndpoint}/20231130/openai/v1`,
  });
}

const upload = async (name: string, text: string | Uint8Array) =>
  client.files.create({ file: await toFile(Buffer.from(text), name), purpose: 'user_data' });

describe('files', () => {
  beforeAll(fresh);

  it('are created, read to the byte, listed and deleted', async () => {
    const bytes = Uint8Array.from({ length: 5000 }, (_, n) => (n * 7) % 256);
    const made = await upload('Grüße "1".bin', bytes);
    expect(made).toMatchObject({
      object: 'file',
      bytes: 5000,
      filename: 'Grüße "1".bin',
      purpose: 'user_data',
      status: 'processed',
    });
    expect(made.id).toMatch(/^file-ord-[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
    const content = await client.files.content(made.id);
    expect(new Uint8Array(await content.arrayBuffer())).toEqual(bytes);
    expect(await client.files.retrieve(made.id)).toEqual(made);
    expect((await client.files.list()).data).toEqual([made]);
    expect((await client.files.list({ purpose: 'batch' })).data).toEqual([]);
    expect(await client.files.delete(made.id)).toEqual({
      id: made.id,
      object: 'file',
      deleted: true,
    });
    await expect(client.files.retrieve(made.id)).rejects.toThrow(OpenAI.NotFoundError);
    await expect(client.files.content(made.id)).rejects.toThrow(OpenAI.NotFoundError);
    expect((await client.files.list()).data).toEqual([]);
  });

  it('are paged without regard to the cursor', async () => {
    const made = [await upload('1.txt', 'one'), await upload('2.txt', 'two')];
    const page = await client.files.list({ limit: 1, order: 'asc' });
    expect(page.data).toEqual([made[0]]);
    expect(page.has_more).toBe(true);
    const after = await client.files.list({ limit: 1, order: 'asc', after: made[0]?.id ?? '' });
    expect(after.data).toEqual([made[0]]);
    expect((await client.files.list({ limit: 10_000 })).data).toHaveLength(2);
    await expect(client.files.list({ limit: 10_001 })).rejects.toThrow(OpenAI.BadRequestError);
  });

  it('expire by the tenancy’s clock', async () => {
    const { id } = await client.files.create({
      file: await toFile(Buffer.from('x'), 'x.txt'),
      purpose: 'user_data',
      expires_after: { anchor: 'created_at', seconds: 3600 },
    });
    tenancy.advance(3_590_000);
    expect((await client.files.retrieve(id)).id).toBe(id);
    tenancy.advance(10_000);
    await expect(client.files.retrieve(id)).rejects.toThrow(OpenAI.NotFoundError);
  });

  it('are refused where the form is none, or says nothing of use', async () => {
    const { access } = tenancy;
    const headers = { 'OpenAI-Project': access.projectId ?? '' };
    const form = 'multipart/form-data; boundary=x';
    const part = (disposition: string, text: string) =>
      `--x\r\ncontent-disposition: form-data; ${disposition}\r\n\r\n${text}\r\n`;
    for (const [type, body] of [
      ['application/json', '{}'],
      [form, 'no parts'],
      [form, `${part('name="file"; filename="a"', 'a')}`],
      [form, `${part('name="purpose"', 'user_data')}--x--\r\n`],
      [form, `${part('name="file"; filename="a"', 'a')}--x--\r\n`],
      [form, `${part('name="file"; filename="a"', 'a')}${part('name="purpose"', 'fun')}--x--\r\n`],
    ] as const) {
      const answer = await post(access, '/openai/v1/files', body, {
        ...headers,
        'content-type': type,
      });
      expect(answer.status, body).toBe(400);
    }
    await expect(
      client.files.create({ file: await toFile(Buffer.from('x'), 'x'), purpose: 'user_data' }),
    ).resolves.toMatchObject({ filename: 'x' });
  });

  it('belong to their tenancy', async () => {
    const { id } = await upload('secret.txt', 'secret');
    const other = await mock.createTenancy();
    const stranger = keyed(other.access);
    await expect(stranger.files.content(id)).rejects.toThrow(OpenAI.NotFoundError);
    expect((await stranger.files.list()).data).toEqual([]);
  });
});

describe('vector stores', () => {
  beforeAll(fresh);

  it('are made on one host, filled and searched on the other', async () => {
    const cats = await upload('cats.txt', 'Cats purr when they are content. They sleep a lot.');
    const dogs = await upload('dogs.md', 'Dogs bark at the mailman. Cats do not care.');
    const store = await control.vectorStores.create({
      name: 'Animals',
      expires_after: { anchor: 'last_active_at', days: 30 },
      metadata: { topic: 'pets' },
    });
    expect(store.id).toMatch(/^vs_ord_[a-z0-9]+$/);
    expect(store).toMatchObject({
      object: 'vector_store',
      name: 'Animals',
      status: 'completed',
      metadata: { topic: 'pets' },
      file_counts: { total: 0 },
    });
    await client.vectorStores.files.createAndPoll(store.id, {
      file_id: cats.id,
      attributes: { kind: 'cat', legs: 4 },
    });
    const attached = await client.vectorStores.files.create(store.id, { file_id: dogs.id });
    expect(attached).toMatchObject({
      id: dogs.id,
      object: 'vector_store.file',
      vector_store_id: store.id,
      status: 'completed',
      last_error: null,
    });
    expect(await control.vectorStores.retrieve(store.id)).toMatchObject({
      file_counts: { completed: 2, total: 2 },
    });
    const found = await client.vectorStores.search(store.id, { query: 'Do cats care?' });
    expect(found.data.map(({ file_id: id, filename }) => [id, filename])).toEqual([
      [dogs.id, 'dogs.md'],
      [cats.id, 'cats.txt'],
    ]);
    const purring = await client.vectorStores.search(store.id, {
      query: ['purr'],
      max_num_results: 1,
    });
    expect(purring.data).toEqual([
      {
        file_id: cats.id,
        filename: 'cats.txt',
        score: 1,
        attributes: { kind: 'cat', legs: 4 },
        content: [{ type: 'text', text: 'Cats purr when they are content. They sleep a lot.' }],
      },
    ]);
    const filtered = await client.vectorStores.search(store.id, {
      query: 'cats',
      filters: {
        type: 'and',
        filters: [
          { type: 'eq', key: 'kind', value: 'cat' },
          { type: 'gte', key: 'legs', value: 4 },
        ],
      },
    });
    expect(filtered.data.map(({ file_id: id }) => id)).toEqual([cats.id]);
    const listed = await client.vectorStores.files.list(store.id, { order: 'asc' });
    expect(listed.data.map(({ id }) => id)).toEqual([cats.id, dogs.id]);
    await client.vectorStores.files.delete(cats.id, { vector_store_id: store.id });
    await expect(
      client.vectorStores.files.retrieve(cats.id, { vector_store_id: store.id }),
    ).rejects.toThrow(OpenAI.NotFoundError);
    expect((await client.files.retrieve(cats.id)).id).toBe(cats.id);
    await client.files.delete(dogs.id);
    expect((await client.vectorStores.search(store.id, { query: 'cats' })).data).toEqual([]);
    // An answer shows the store as the update leaves it: active now.
    tenancy.advance(5_000);
    const renamed = await control.vectorStores.update(store.id, { name: 'None left' });
    expect(renamed).toMatchObject({ name: 'None left', file_counts: { total: 0 } });
    expect((await control.vectorStores.list()).data).toEqual([renamed]);
    expect(await control.vectorStores.delete(store.id)).toMatchObject({ deleted: true });
    await expect(control.vectorStores.retrieve(store.id)).rejects.toThrow(OpenAI.NotFoundError);
    await expect(client.vectorStores.search(store.id, { query: 'x' })).rejects.toThrow(
      OpenAI.NotFoundError,
    );
  });

  it('are found on their own hosts only', async () => {
    await expect(client.vectorStores.create({ name: 'x' })).rejects.toThrow(OpenAI.NotFoundError);
    await expect(control.vectorStores.search('vs_ord_1', { query: 'x' })).rejects.toThrow(
      OpenAI.NotFoundError,
    );
  });

  it('refuse in the words of the service', async () => {
    const { access } = tenancy;
    const headers = { 'OpenAI-Project': access.projectId ?? '' };
    const store = await control.vectorStores.create({ name: 'Refusals' });
    const on = (path: string, body: object) =>
      post(access, `/openai/v1/vector_stores/${path}`, JSON.stringify(body), headers);
    const bodyOf = async (answer: ReturnType<typeof on>) => {
      const { status, body } = await answer;
      const parsed: unknown = JSON.parse(body.toString());
      return { status, body: parsed };
    };
    const table = await upload('table.xlsx', 'x');
    expect(await bodyOf(on(`${store.id}/files`, { file_id: table.id }))).toEqual({
      status: 400,
      body: {
        error: {
          message: `Unsupported file type 'xlsx' found for ${table.id} `,
          type: 'unsupported_file',
          param: null,
          code: 'unsupported_file',
          valid: true,
        },
      },
    });
    const text = await upload('a.txt', 'x');
    const attributes = (value: object) =>
      bodyOf(on(`${store.id}/files`, { file_id: text.id, attributes: value }));
    const many = Object.fromEntries(Array.from({ length: 17 }, (_, n) => [`k${n}`, 1]));
    for (const [value, message] of [
      [many, 'Metadata must not contain more than 16 key-value pairs.'],
      [{ x: 'a'.repeat(513) }, "Metadata value for key 'x' exceeds max length of 512 characters."],
      [{ x: [1] }, "Metadata value for key 'x' must be a string, number, or boolean."],
    ] as const) {
      expect(await attributes(value)).toEqual({
        status: 400,
        body: {
          error: {
            message,
            type: 'invalid_request_error',
            param: 'attributes',
            code: 'invalid_input',
            valid: true,
          },
        },
      });
    }
    const unseen = await bodyOf(on('vs_ord_unseen/search', { query: 'x' }));
    expect(unseen).toMatchObject({ status: 404, body: { code: '404' } });
    expect(JSON.stringify(unseen.body)).toContain(
      'VectorStore vs_ord_unseen with status Completed not found.',
    );
    const filters = { type: 'in', key: 'k', value: ['a'] };
    expect(await bodyOf(on(`${store.id}/search`, { query: 'x', filters }))).toMatchObject({
      status: 400,
      body: {
        error: {
          code: 'invalid_value',
          message: expect.stringMatching(
            /^Status Code from provider: 422, Provider response: \{"detail":\[/,
          ),
        },
      },
    });
    await expect(control.vectorStores.list({ limit: 101 })).rejects.toThrow(OpenAI.BadRequestError);
  });

  it('are ten in a tenancy at most, and expire', async () => {
    await fresh();
    for (let n = 0; n < 10; n += 1) {
      await control.vectorStores.create({
        name: `${n}`,
        ...(n === 0 ? { expires_after: { anchor: 'last_active_at', days: 1 } } : {}),
      });
    }
    await expect(control.vectorStores.create({ name: 'eleventh' })).rejects.toMatchObject({
      status: 400,
    });
    const { data } = await control.vectorStores.list({ order: 'asc' });
    const [first] = data;
    if (!first) throw new Error('There is no store.');
    tenancy.advance(86_400_000);
    expect((await control.vectorStores.retrieve(first.id)).status).toBe('expired');
    await expect(client.vectorStores.search(first.id, { query: 'x' })).rejects.toThrow(
      OpenAI.NotFoundError,
    );
  });
});
