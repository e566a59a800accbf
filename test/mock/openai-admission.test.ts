/** What the OpenAI-compatible routes of the mock refuse, and in which words. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startMock } from '../../src/mock/mock.js';
import type { Mock, MockTenancy } from '../../src/mock/options.js';
import type { TenancySwitches } from '../../src/protocol/switches.js';
import type { RawAnswer } from './client.js';
import { send, signed } from './client.js';
import { completionBody, completions, post } from './openai-client.js';

let mock: Mock;
let tenancy: MockTenancy;
let stranger: MockTenancy;
beforeAll(async () => {
  mock = await startMock();
  tenancy = await mock.createTenancy();
  stranger = await mock.createTenancy();
});
afterAll(() => mock.close());

const envelope = (status: number, message: string) =>
  `{ "code": "${status}", "message": ${JSON.stringify(message)} }`;
const told = ({ status, body }: RawAnswer) => [status, body.toString()];

const llama = 'meta.llama-3.3-70b-instruct';
const gptOss = 'openai.gpt-oss-120b';
const responses = '/openai/v1/responses';
const grok = 'xai.grok-4.3';
const responseBody = (model = grok) => JSON.stringify({ model, input: 'Hello' });

const noCompartment = 'Compartment ID must be provided.';
const demanded = "Non-OpenAI models require 'OpenAI-Project' or 'opc-conversation-store-id' header";
const invalid = 'Invalid OpenAI project';
const hidden = 'Authorization failed or requested resource not found.';
const entity = (model: string) => `Entity with key ${model} not found`;

/** Headers of a request, with this compartment and project; an empty text is sent as it is. */
const headers = (compartment?: string, project?: string, more = {}) => ({
  ...(compartment === undefined ? {} : { 'opc-compartment-id': compartment }),
  ...(project === undefined ? {} : { 'OpenAI-Project': project }),
  ...more,
});

/** Posts with a signature. */
const postSigned = (target: string, body: string, more: Record<string, string> = {}) =>
  send(mock.origin, {
    target,
    headers: [...signed(tenancy.access, 'POST', target, body), ...Object.entries(more)],
    body,
  });

const withSwitches = (switches: TenancySwitches) => mock.createTenancy({ switches });

describe('the compartment of chat completions', () => {
  it.each(['opc-compartment-id', 'CompartmentId', 'compartmentid'])(
    'may stand in %s',
    async (name) => {
      const more = { [name]: tenancy.access.compartmentId };
      expect((await postSigned(completions, completionBody(), more)).status).toBe(200);
      expect((await post(tenancy.access, completions, completionBody(), more)).status).toBe(200);
    },
  );

  it('may be the tenancy itself', async () => {
    const more = headers(tenancy.access.tenancyId);
    expect((await post(tenancy.access, completions, completionBody(), more)).status).toBe(200);
  });

  it.each([{}, { 'x-oci-compartment-id': 'a' }, { 'opc-compartment-id': '' }])(
    'is missed with a signature and %j',
    async (more) => {
      expect(told(await postSigned(completions, completionBody(), more))).toEqual([
        400,
        envelope(400, noCompartment),
      ]);
    },
  );

  it('hides the model where a key comes without one, or with another tenancy’s', async () => {
    for (const more of [{}, headers(stranger.access.compartmentId)]) {
      expect(told(await post(tenancy.access, completions, completionBody(), more))).toEqual([
        404,
        envelope(404, entity(llama)),
      ]);
    }
  });
});

describe('the compartment of Responses', () => {
  it('may not stand in the older header alone', async () => {
    const more = { CompartmentId: tenancy.access.compartmentId };
    expect(told(await postSigned(responses, responseBody(), more))).toEqual([
      400,
      envelope(400, noCompartment),
    ]);
  });

  it('is that of the project, where only that is given', async () => {
    const more = headers(undefined, tenancy.access.projectId);
    expect((await postSigned(responses, responseBody(), more)).status).toBe(200);
  });
});

describe('the project', () => {
  const ask = async (
    of: MockTenancy,
    project: string | undefined,
    { model = grok, target = responses, more = {} } = {},
  ) => {
    const { access } = of;
    const body = responseBody(model);
    return told(await post(access, target, body, headers(access.compartmentId, project, more)));
  };

  it('is demanded of models that are not OpenAI’s', async () => {
    expect(await ask(tenancy, undefined)).toEqual([400, envelope(400, demanded)]);
    expect(await ask(tenancy, '')).toEqual([400, envelope(400, demanded)]);
    expect((await ask(tenancy, tenancy.access.projectId))[0]).toBe(200);
    expect((await ask(tenancy, undefined, { model: gptOss }))[0]).toBe(200);
  });

  it('is not demanded on the root alias, nor where there is a conversation store', async () => {
    expect((await ask(tenancy, undefined, { target: '/v1/responses' }))[0]).toBe(200);
    const more = { 'opc-conversation-store-id': 'ocid1.generativeaiconversationstore.oc1..a' };
    expect((await ask(tenancy, undefined, { more }))[0]).toBe(200);
  });

  it.each(['proj_abc', 'ocid1.generativeaiproject.oc1.us-ashburn-1.a'])(
    '%s is refused',
    async (project) => {
      expect(await ask(tenancy, project, { model: gptOss })).toEqual([400, envelope(400, invalid)]);
    },
  );

  it('of another tenancy is refused on Responses, and not looked at on chat', async () => {
    const { projectId } = stranger.access;
    expect(await ask(tenancy, projectId)).toEqual([400, envelope(400, invalid)]);
    const more = headers(tenancy.access.compartmentId, projectId);
    expect((await post(tenancy.access, completions, completionBody(), more)).status).toBe(200);
  });

  it('is demanded as the tenancy is switched', async () => {
    const required = await withSwitches({ project: 'required' });
    expect(await ask(required, undefined)).toEqual([400, envelope(400, demanded)]);
    expect(await ask(required, undefined, { model: gptOss })).toEqual([
      400,
      envelope(400, invalid),
    ]);
    expect((await ask(required, required.access.projectId, { model: gptOss }))[0]).toBe(200);
    const misreported = await withSwitches({ project: 'misreported' });
    expect(await ask(misreported, undefined)).toEqual([400, envelope(400, noCompartment)]);
    const free = await withSwitches({ project: 'not-demanded' });
    expect((await ask(free, undefined))[0]).toBe(200);
  });

  it('may not be empty where files are listed', async () => {
    const { access } = tenancy;
    const ask = (project?: string) =>
      send(mock.origin, {
        method: 'GET',
        target: '/openai/v1/files',
        headers: [
          ['authorization', `Bearer ${access.apiKey}`],
          ...Object.entries(headers(access.compartmentId, project)),
        ],
      });
    expect(told(await ask(''))).toEqual([400, envelope(400, invalid)]);
    expect((await ask(access.projectId)).status).toBe(200);
  });
});

describe('a model', () => {
  const chat = async (of: MockTenancy, model: string) =>
    told(await post(of.access, completions, completionBody({ model })));

  it.each(['gpt-4o', 'xai.grok-9', 'ocid1.generativeaimodel.oc1.us-chicago-1.a', '__proto__'])(
    '%s that is not there is hidden',
    async (model) => {
      expect(await chat(tenancy, model)).toEqual([404, envelope(404, entity(model))]);
    },
  );

  it('that is not on offer is hidden', async () => {
    const offered = await withSwitches({ models: ['xai.grok-4.3'] });
    expect(await chat(offered, llama)).toEqual([404, envelope(404, entity(llama))]);
    expect((await chat(offered, 'xai.grok-4.3'))[0]).toBe(200);
  });

  it('of Cohere has no operation here', async () => {
    expect(await chat(tenancy, 'cohere.command-a-03-2025')).toEqual([
      400,
      envelope(400, 'Unsupported OpenAI operation'),
    ]);
  });
});

describe('a tenancy', () => {
  it('without rights is told that nothing is there', async () => {
    const bare = await withSwitches({ rightsMissing: true });
    const asked = await post(bare.access, completions, completionBody());
    expect(told(asked)).toEqual([404, envelope(404, hidden)]);
  });

  it('whose region has no Responses is told so', async () => {
    const old = await withSwitches({ withoutResponses: true });
    const more = headers(old.access.compartmentId, old.access.projectId);
    expect(told(await post(old.access, responses, responseBody(), more))).toEqual([
      400,
      envelope(400, 'Incorrect apiIdentifier GenerativeAiService.responses'),
    ]);
    expect((await post(old.access, completions, completionBody())).status).toBe(200);
  });

  it('that is permissive serves any client with auth off', async () => {
    await using open = await startMock({ auth: 'off', switches: { permissive: true } });
    const body = completionBody({ model: 'gpt-4o', max_tokens: 5, temperature: 2 });
    const answer = await send(open.origin, { target: '/v1/chat/completions', body });
    expect(answer.status).toBe(200);
    expect(JSON.parse(answer.body.toString())).toMatchObject({ model: 'gpt-4o' });
    const response = await send(open.origin, { target: responses, body: responseBody('gpt-4o') });
    expect(response.status).toBe(200);
  });

  it('with auth off asks for a compartment, but not whose', async () => {
    await using open = await startMock({ auth: 'off' });
    const ask = (more: Record<string, string>) =>
      send(open.origin, {
        target: completions,
        headers: Object.entries(more),
        body: completionBody(),
      });
    expect(told(await ask({}))).toEqual([400, envelope(400, noCompartment)]);
    expect((await ask({ CompartmentId: 'mine' })).status).toBe(200);
  });
});

describe('a body', () => {
  const deep = (depth: number) =>
    `{"model":"${llama}","messages":[],"x":${'['.repeat(depth)}${']'.repeat(depth)}}`;
  const hostile: readonly (readonly [what: string, target: string, body: string | Buffer])[] = [
    completions,
    responses,
  ].flatMap((target) => [
    ['no JSON', target, 'not json'] as const,
    ['empty', target, ''] as const,
    ['an array', target, '[]'] as const,
    ['null', target, 'null'] as const,
    ['no UTF-8', target, Buffer.from([0x7b, 0xff, 0x7d])] as const,
    ['nested deeply', target, deep(200_000)] as const,
    [
      'without a model',
      target,
      '{"messages":[{"role":"user","content":"a"}],"input":"a"}',
    ] as const,
    ['of wrong types', target, '{"model":1,"messages":{},"input":{}}'] as const,
  ]);

  it.each(hostile)('that is %s is refused by %s', async (_what, target, body) => {
    const more = headers(tenancy.access.compartmentId, tenancy.access.projectId);
    const answer = await post(tenancy.access, target, body, more);
    expect(answer.status).toBe(400);
    expect(answer.headers['content-type']).toBe('application/json');
    expect(JSON.parse(answer.body.toString())).toMatchObject(
      target === responses ? { error: { code: 'invalid_value' } } : { code: '400' },
    );
  });

  it('of 20 MB of text is answered', async () => {
    const content = 'word '.repeat(4_000_000);
    const body = completionBody({ messages: [{ role: 'user', content }] });
    expect((await post(tenancy.access, completions, body)).status).toBe(200);
  });

  it('of a million small values is refused', async () => {
    const body = completionBody({ x: Array.from({ length: 5_000_000 }, () => 0) });
    expect((await post(tenancy.access, completions, body)).status).toBe(413);
  });

  it('with half a character is refused, and with a whole one answered', async () => {
    const half = completionBody().replace('Hello', '\\ud83d');
    expect((await post(tenancy.access, completions, half)).status).toBe(400);
    const whole = completionBody().replace('Hello', '\\ud83d\\ude00');
    expect((await post(tenancy.access, completions, whole)).status).toBe(200);
  });

  it('that asks for very many candidates is no danger', async () => {
    const answer = await post(tenancy.access, completions, completionBody({ n: 1e9 }));
    expect(answer.status).toBe(400);
  });
});
