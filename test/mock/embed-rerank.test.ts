/** `embedText` and `rerankText`, by Oracle's own SDK, unmodified, over real sockets. */
import type inference from 'oci-generativeaiinference';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startMock } from '../../src/mock/mock.js';
import {
  type ActionsLab,
  envelope,
  hidden,
  misshapen,
  onDemand,
  startActions,
  threeSegments,
} from './actions-lab.js';
import { send, signed } from './client.js';

let lab: ActionsLab;
let mock: ActionsLab['mock'];
let tenancy: ActionsLab['tenancy'];
let client: ActionsLab['client'];
let compartmentId: ActionsLab['compartmentId'];
let post: ActionsLab['post'];
let told: ActionsLab['told'];
beforeAll(async () => {
  lab = await startActions();
  ({ mock, tenancy, client, compartmentId, post, told } = lab);
});
afterAll(() => lab.mock.close());

const dot = (a: readonly number[] = [], b: readonly number[] = []): number =>
  a.reduce((sum, entry, at) => sum + entry * (b[at] ?? 0), 0);

describe('embedText', () => {
  const embed = (inputs: string[], modelId = 'cohere.embed-v4.0', more = {}) =>
    client.embedText({
      embedTextDetails: { compartmentId, servingMode: onDemand(modelId), inputs, ...more },
    });

  it('gives a unit vector an input, and the same one each time', async () => {
    const { embedTextResult: first, opcRequestId } = await embed(['A cat sat.', 'Rain fell.']);
    const { embedTextResult: second } = await embed(['A cat sat.', 'Rain fell.']);
    expect(opcRequestId).toMatch(threeSegments);
    expect(first.id).toMatch(threeSegments);
    expect(first).toMatchObject({ modelId: 'cohere.embed-v4.0', modelVersion: '4.0' });
    expect(first.embeddings.map(({ length }) => length)).toEqual([1536, 1536]);
    for (const vector of first.embeddings) expect(dot(vector, vector)).toBeCloseTo(1, 5);
    expect(second.embeddings).toEqual(first.embeddings);
    expect(first).not.toHaveProperty('inputs');
    expect(first).not.toHaveProperty('embeddingsByType');
  });

  it('gives one that depends on the seed', async () => {
    const other = await startMock({ seed: 2 });
    try {
      const target = '/20231130/actions/embedText';
      const body = (access: typeof tenancy.access) =>
        JSON.stringify({
          compartmentId: access.compartmentId,
          servingMode: onDemand('cohere.embed-v4.0'),
          inputs: ['Hello'],
        });
      const text = body(other.tenancy.access);
      const headers = signed(other.tenancy.access, 'POST', target, text);
      const answer = await send(other.origin, { target, headers, body: text });
      const { embedTextResult } = await embed(['Hello']);
      expect(answer.status).toBe(200);
      expect(JSON.parse(answer.body.toString()).embeddings).not.toEqual(embedTextResult.embeddings);
    } finally {
      await other.close();
    }
  });

  it('puts texts about the same nearer than others', async () => {
    const { embedTextResult } = await embed([
      'How do I reset my password?',
      'Resetting a forgotten password',
      'Opening hours of the museum',
    ]);
    const [asked, near, far] = embedTextResult.embeddings;
    expect(dot(asked, near)).toBeGreaterThan(dot(asked, far) + 0.2);
  });

  it.each([
    ['cohere.embed-english-v3.0', 1024],
    ['cohere.embed-multilingual-v3.0', 1024],
    ['cohere.embed-english-light-v3.0', 384],
    ['cohere.embed-multilingual-light-v3.0', 384],
    ['cohere.embed-multilingual-image-v3.0', 1024],
  ])('of %s has %i numbers', async (model, dimensions) => {
    const { embedTextResult } = await embed(['Hello'], model);
    expect(embedTextResult.embeddings[0]).toHaveLength(dimensions);
    expect(embedTextResult).toMatchObject({ modelId: model, modelVersion: '3.0' });
  });

  it.each([256, 512, 1024, 1536])('of the fourth generation has %i if asked', async (wanted) => {
    const { embedTextResult } = await embed(['Hello'], 'cohere.embed-v4.0', {
      outputDimensions: wanted,
    });
    const [vector] = embedTextResult.embeddings;
    expect(vector).toHaveLength(wanted);
    expect(dot(vector, vector)).toBeCloseTo(1, 5);
  });

  it('comes in the types that are asked, and with the inputs', async () => {
    const { embedTextResult } = await embed(['Hello'], 'cohere.embed-v4.0', {
      embeddingTypes: ['float', 'int8', 'uint8', 'binary', 'ubinary', 'base64'],
      isEcho: true,
    });
    const { embeddings, embeddingsByType, inputs } = embedTextResult;
    const [floats = []] = embeddings;
    expect(inputs).toEqual(['Hello']);
    expect(embeddingsByType.float).toEqual(embeddings);
    const [[int8], [uint8], [binary], [ubinary], [base64]] = [
      embeddingsByType.int8,
      embeddingsByType.uint8,
      embeddingsByType.binary,
      embeddingsByType.ubinary,
      embeddingsByType.base64,
    ];
    expect(int8).toHaveLength(1536);
    expect(int8.every((one: number) => one >= -128 && one <= 127)).toBe(true);
    expect(uint8).toEqual(int8.map((one: number) => one + 128));
    expect(ubinary).toHaveLength(192);
    const firstByte = floats
      .slice(0, 8)
      .map((entry) => (entry > 0 ? '1' : '0'))
      .join('');
    expect(ubinary[0]).toBe(Number.parseInt(firstByte, 2));
    expect(binary).toEqual(ubinary.map((one: number) => one - 128));
    const bytes = Buffer.from(base64, 'base64');
    expect(bytes).toHaveLength(1536 * 4);
    expect(bytes.readFloatLE(4)).toBe(Math.fround(floats[1] ?? 0));
  });

  it('leaves floats out where only other types are asked', async () => {
    const { embedTextResult } = await embed(['Hello'], 'cohere.embed-v4.0', {
      embeddingTypes: ['int8'],
    });
    expect(embedTextResult).not.toHaveProperty('embeddings');
    expect(Object.keys(embedTextResult.embeddingsByType)).toEqual(['int8']);
  });

  it('is written as recorded: keys in their order, numbers as Java writes them', async () => {
    const answer = await post('embedText', {
      compartmentId,
      servingMode: onDemand('cohere.embed-v4.0'),
      inputs: ['OpenTelemetry is an observability framework'],
    });
    expect(answer.headers['content-type']).toBe('application/json');
    const text = answer.body.toString();
    const number = /-?\d\.\d+(?:E-\d)?/.source;
    const form = new RegExp(
      `^\\{"id":"[0-9A-F/]{98}","embeddings":\\[\\[(?:${number},){1535}${number}\\]\\],"modelId":"cohere\\.embed-v4\\.0","modelVersion":"4\\.0","usage":\\{"completionTokens":0,"promptTokens":(\\d+),"totalTokens":\\1\\}\\}$`,
    );
    expect(form.test(text)).toBe(true);
    expect(/\d\.\d+E-4/.test(text)).toBe(true);
  });

  it('takes contents, and an image', async () => {
    const { embedTextResult } = await client.embedText({
      embedTextDetails: {
        compartmentId,
        servingMode: onDemand('cohere.embed-v4.0'),
        isEcho: true,
        embedContents: [
          { type: 'TEXT', text: 'Hello' } as inference.models.EmbedTextContent,
          {
            type: 'IMAGE',
            imageUrl: { url: 'data:image/png;base64,iVBORw0KGgo=' },
          } as inference.models.EmbedImageContent,
        ],
      },
    });
    const alone = await embed(['Hello']);
    expect(embedTextResult.embeddings).toHaveLength(2);
    expect(embedTextResult.embeddings[0]).toEqual(alone.embedTextResult.embeddings[0]);
    expect(embedTextResult.embedContents?.[0]).toMatchObject({ type: 'TEXT', text: 'Hello' });
    expect(embedTextResult.usage?.promptTokens).toBe(1611);
  });

  it('looks at the first 512 tokens of an input, or at the last', async () => {
    const long = `beginning ${'word '.repeat(600)}ending`;
    const of = async (inputs: string[], truncate: string) =>
      (await embed(inputs, 'cohere.embed-english-v3.0', { truncate })).embedTextResult.embeddings;
    const [start, end] = await of(['beginning', 'ending'], 'END');
    const [first] = await of([long], 'END');
    const [last] = await of([long], 'START');
    expect(dot(first, start)).toBeGreaterThan(dot(last, start));
    expect(dot(last, end)).toBeGreaterThan(dot(first, end));
  });

  it('is refused beyond 96 inputs, and for none', async () => {
    const words = 'Inputs must be provided, support inputs array size less than 96.';
    const body = (inputs: string[] | undefined) => ({
      compartmentId,
      servingMode: onDemand('cohere.embed-v4.0'),
      inputs,
    });
    expect((await post('embedText', body(Array(96).fill('a')))).status).toBe(200);
    expect(await told('embedText', body(Array(97).fill('a')))).toEqual(envelope(400, words));
    expect(await told('embedText', body([]))).toEqual(envelope(400, words));
    expect(await told('embedText', body(undefined))).toEqual(envelope(400, words));
  });

  it('is refused for sizes that a model has not', async () => {
    const body = (modelId: string, outputDimensions: number) => ({
      compartmentId,
      servingMode: onDemand(modelId),
      inputs: ['a'],
      outputDimensions,
    });
    expect(await told('embedText', body('cohere.embed-v4.0', 300))).toEqual(misshapen);
    expect(await told('embedText', body('cohere.embed-english-v3.0', 512))).toEqual(misshapen);
  });
});

describe('rerankText', () => {
  const documents = [
    'Berlin is the capital of Germany.',
    'The Eiffel Tower is located in Paris.',
    'Paris is the capital of France.',
  ];
  const rerank = (more = {}) =>
    client.rerankText({
      rerankTextDetails: {
        compartmentId,
        servingMode: onDemand('cohere.rerank-v4.0-fast'),
        input: 'What is the capital of France?',
        documents,
        ...more,
      },
    });

  it('ranks by what a document shares with the query, best first', async () => {
    const { rerankTextResult } = await rerank();
    const { documentRanks } = rerankTextResult;
    expect(documentRanks.map(({ index }) => index)).toEqual([2, 0, 1]);
    const scores = documentRanks.map(({ relevanceScore = -1 }) => relevanceScore);
    expect(scores[0]).toBeGreaterThan(0.8);
    expect(scores[2]).toBeLessThan(0.1);
    expect(rerankTextResult.id).toMatch(threeSegments);
    expect(rerankTextResult.modelId).toBe('cohere.rerank-v4.0-fast');
    expect(rerankTextResult).not.toHaveProperty('modelVersion');
    expect(documentRanks[0]?.document).toBeUndefined();
  });

  it('gives as many as are asked, with their documents if asked', async () => {
    const { rerankTextResult } = await rerank({ topN: 1, isEcho: true });
    expect(rerankTextResult.documentRanks).toEqual([
      expect.objectContaining({ index: 2, document: { text: documents[2] } }),
    ]);
  });

  it('reads no more of a document than is asked', async () => {
    const { rerankTextResult } = await rerank({ maxTokensPerDocument: 1 });
    expect(rerankTextResult.documentRanks.map(({ index }) => index)).toEqual([0, 1, 2]);
  });

  it('is not on demand for a model that only clusters have, and is there behind an endpoint', async () => {
    const body = {
      compartmentId,
      servingMode: onDemand('cohere.rerank-v3.5'),
      input: 'a',
      documents: ['a'],
    };
    expect(await told('rerankText', body)).toEqual(hidden);
    const list = `/20231130/endpoints?compartmentId=${compartmentId}&displayName=rerank`;
    const answer = await send(mock.origin, {
      method: 'GET',
      target: list,
      headers: signed(tenancy.access, 'GET', list),
    });
    const [endpoint] = JSON.parse(answer.body.toString()).items;
    const { rerankTextResult } = await rerank({
      servingMode: { servingType: 'DEDICATED', endpointId: endpoint.id },
    });
    expect(rerankTextResult.modelId).toBe(endpoint.id);
    expect(rerankTextResult.documentRanks[0]?.index).toBe(2);
  });
});
