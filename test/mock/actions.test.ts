/** What holds for every native operation besides chat, over real sockets. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type ActionsLab,
  dedicated,
  envelope,
  hidden,
  misshapen,
  onDemand,
  type Serving,
  startActions,
} from './actions-lab.js';
import { send, signed } from './client.js';

let lab: ActionsLab;
let mock: ActionsLab['mock'];
let tenancy: ActionsLab['tenancy'];
let compartmentId: ActionsLab['compartmentId'];
let post: ActionsLab['post'];
let told: ActionsLab['told'];
let endpointNamed: ActionsLab['endpointNamed'];
let behind: ActionsLab['behind'];
beforeAll(async () => {
  lab = await startActions();
  ({ mock, tenancy, compartmentId, post, told, endpointNamed, behind } = lab);
});
afterAll(() => lab.mock.close());

describe('every action', () => {
  const good: Readonly<Record<string, object>> = {
    embedText: { servingMode: onDemand('cohere.embed-v4.0'), inputs: ['a'] },
    rerankText: {
      servingMode: onDemand('cohere.rerank-v4.0-pro'),
      input: 'a',
      documents: ['a', 'b'],
    },
    applyGuardrails: {
      input: { type: 'TEXT', content: 'a' },
      guardrailConfigs: { promptInjectionConfig: {} },
    },
  };
  const names = Object.keys(good);

  it.each(names)('%s is answered within the compartment or tenancy', async (name) => {
    const body = good[name] ?? {};
    expect((await post(name, { compartmentId, ...body })).status).toBe(200);
    const { tenancyId } = tenancy.access;
    expect((await post(name, { compartmentId: tenancyId, ...body })).status).toBe(200);
    const other = 'ocid1.compartment.oc1..other';
    expect(await told(name, { compartmentId: other, ...body })).toEqual(hidden);
  });

  it.each(names)('%s is refused unsigned, misshapen, and with another method', async (name) => {
    const target = `/20231130/actions/${name}`;
    const body = JSON.stringify({ compartmentId, ...good[name] });
    expect((await send(mock.origin, { target, body })).status).toBe(401);
    expect(await told(name, { compartmentId, ...good[name], unknown: 1 })).toEqual(misshapen);
    expect(await told(name, {})).toEqual(misshapen);
    const headers = signed(tenancy.access, 'GET', target);
    expect((await send(mock.origin, { method: 'GET', target, headers })).status).toBe(405);
  });

  it.each(names)('%s fails if a script says so, and leaves turns to others', async (name) => {
    const own = await mock.createTenancy();
    const target = `/20231130/actions/${name}`;
    const body = JSON.stringify({ compartmentId: own.access.compartmentId, ...good[name] });
    const headers = () => signed(own.access, 'POST', target, body);
    own.reply({ error: { status: 429, message: 'Slow down.' } });
    const refused = await send(mock.origin, { target, headers: headers(), body });
    expect(refused.body.toString()).toBe('{ "code": "429", "message": "Slow down." }');
    own.reply({ turn: { text: 'for a chat', toolCalls: [], finishReason: 'stop' } });
    const answered = await send(mock.origin, { target, headers: headers(), body });
    expect(answered.status).toBe(200);
    expect(answered.body.toString()).not.toContain('for a chat');
    expect(own.journal().at(-1)).toMatchObject({ transport: 'sdk', reply: 'family' });
    await own.close();
  });

  it.each([
    ['an unknown model', 'embedText', 'cohere.embed-v9.0'],
    ['a model that chats', 'embedText', 'meta.llama-3.3-70b-instruct'],
    ['a model that embeds', 'rerankText', 'cohere.embed-v4.0'],
  ])('hides %s from %s', async (_what, name, model) => {
    const body = { ...good[name], servingMode: onDemand(model) };
    expect(await told(name, { compartmentId, ...body })).toEqual(hidden);
  });

  it('answers to a model’s OCID, and to an endpoint', async () => {
    const target = `/20231130/models?compartmentId=${compartmentId}&displayName=cohere.embed-v4.0`;
    const headers = signed(tenancy.access, 'GET', target);
    const list = await send(mock.origin, { method: 'GET', target, headers });
    const [{ id }] = JSON.parse(list.body.toString()).items;
    const body = (servingMode: Serving) => ({ compartmentId, inputs: ['a'], servingMode });
    const byId = JSON.parse((await told('embedText', body(onDemand(id))))[1]);
    const byName = JSON.parse((await told('embedText', body(onDemand('cohere.embed-v4.0'))))[1]);
    const byEndpoint = JSON.parse((await told('embedText', body(await behind('embeddings'))))[1]);
    expect(byId.embeddings).toEqual(byName.embeddings);
    expect(byEndpoint.embeddings).toEqual(byName.embeddings);
    expect(byId.modelId).toBe(id);
    expect(
      await told(
        'embedText',
        body(dedicated(`ocid1.generativeaiendpoint.oc1.us-chicago-1.exampleuniqueid`)),
      ),
    ).toEqual(hidden);
    expect(
      await told(
        'embedText',
        body(dedicated(`ocid1.generativeaiendpoint.oc1.us-chicago-1.nobodys`)),
      ),
    ).toEqual(hidden);
    const endpoint = await endpointNamed('embeddings');
    expect(await told('embedText', body(onDemand(endpoint)))).toEqual(hidden);
    const byWrongId: Serving = { servingType: 'DEDICATED', endpointId: 'cohere.embed-v4.0' };
    expect(await told('embedText', body(byWrongId))).toEqual(hidden);
  });

  it('is hidden from a tenancy without rights', async () => {
    const own = await mock.createTenancy({ switches: { rightsMissing: true } });
    const target = '/20231130/actions/embedText';
    const body = JSON.stringify({ compartmentId: own.access.compartmentId, ...good.embedText });
    const headers = signed(own.access, 'POST', target, body);
    expect((await send(mock.origin, { target, headers, body })).status).toBe(404);
    await own.close();
  });

  it('has no embeddings on the OpenAI-compatible surface', async () => {
    const target = '/openai/v1/embeddings';
    const body = JSON.stringify({ model: 'cohere.embed-v4.0', input: 'Hello' });
    const headers = [
      ...signed(tenancy.access, 'POST', target, body),
      ['opc-compartment-id', compartmentId] as const,
    ];
    const answer = await send(mock.origin, { target, headers, body });
    expect([answer.status, answer.body.toString()]).toEqual(
      envelope(400, 'Unsupported OpenAI operation'),
    );
  });
});
