import { describe, expect, it } from 'vitest';
import type { AuthMode, ChatCall } from '../protocol/call.js';
import type { Case } from '../suites/case.js';
import type { ServiceSettings, TargetSettings } from '../targets/settings.js';
import { planRun } from './plan.js';
import type { Declared } from './subject.js';

const one = (id: string, more: Partial<Case> = {}): Case => ({
  id,
  level: 'must',
  title: id,
  because: ['a/requirement'],
  transports: ['sdk'],
  needs: [],
  when: {
    operation: 'chat',
    model: '{model}',
    apiFormat: 'GENERIC',
    stream: true,
    messages: [{ role: 'user', text: 'Hello' }],
  },
  then: ['no-error'],
  caughtBy: ['a-bug'],
  ...more,
});

const live = (models: ServiceSettings['models']): ServiceSettings => ({
  kind: 'live',
  access: {
    endpoint: 'https://inference.example',
    managementEndpoint: 'https://management.example',
    configFile: '/config',
    profile: 'DEFAULT',
    compartmentId: 'ocid1.compartment.oc1..c',
    tenancyId: 'ocid1.tenancy.oc1..t',
    region: 'us-chicago-1',
  },
  ways: {},
  lacks: {},
  models,
});

const scripted = one('a/scripted', { needs: ['scripted-reply'] });
const listing = one('b/listing', {
  transports: ['management'],
  level: 'should',
  when: { operation: 'list-models' },
});
const shown = one('c/shown', { level: 'info' });
const catalogue = [scripted, listing, shown];

function ids(...args: Parameters<typeof planRun>) {
  return planRun(...args).cases.map((planned) => planned.case.id);
}

describe('a run against the mock', () => {
  const mock = { kind: 'mock' } as const;

  it('puts each case into the cells of its transports', () => {
    const { cases } = planRun(catalogue, {}, mock);
    expect(cases.map((planned) => [planned.case.id, planned.transport, planned.auth])).toEqual([
      ['a/scripted', 'sdk', 'api_key'],
      ['c/shown', 'sdk', 'api_key'],
      ['b/listing', 'management', 'api_key'],
    ]);
    expect(cases.every((planned) => planned.reason === undefined)).toBe(true);
  });

  it('keeps what it is asked for', () => {
    expect(ids(catalogue, { level: 'must' }, mock)).toEqual(['a/scripted']);
    expect(ids(catalogue, { level: 'should' }, mock)).toEqual(['a/scripted', 'b/listing']);
    expect(ids(catalogue, { transports: ['management'] }, mock)).toEqual(['b/listing']);
    expect(ids(catalogue, { filter: ['a'] }, mock)).toEqual(['a/scripted']);
    expect(ids(catalogue, { skip: ['level:must'] }, mock)).toEqual(['c/shown', 'b/listing']);
  });

  it('runs a case that names no auth modes in one mode of each transport', () => {
    const shared = one('e/shared', { transports: ['sdk', 'v1', 'responses'] });
    const ran = (auths: readonly AuthMode[], settings: TargetSettings = mock) =>
      planRun([shared], { auths }, settings).cases.map(({ transport, auth }) => [transport, auth]);
    const signed = [
      ['sdk', 'api_key'],
      ['v1', 'api_key'],
      ['responses', 'api_key'],
    ];
    const keyed = [
      ['v1', 'genai_api_key'],
      ['responses', 'genai_api_key'],
    ];
    expect(ran([])).toEqual(signed);
    expect(ran(['genai_api_key'])).toEqual(keyed);
    const keyless = { ...live({}), lacks: { api_key: 'no key' } };
    expect(ran(['api_key', 'genai_api_key'], keyless)).toEqual([['sdk', 'api_key'], ...keyed]);
  });

  it('signs one request of a shape, and sends a key with its like', () => {
    const shared = one('e/shared', { transports: ['sdk', 'v1'] });
    const like = one('f/like', { transports: ['sdk', 'v1'] });
    const whole = one('g/whole', { transports: ['v1'], when: { ...whenOf(like), stream: false } });
    const modes = (more: Partial<Parameters<typeof planRun>[1]> = {}, by?: Declared) =>
      planRun([shared, like, whole], { transports: ['v1'], ...more }, mock, by).cases.map(
        (planned) => [planned.case.id, planned.auth],
      );
    const dealt = [
      ['e/shared', 'api_key'],
      ['g/whole', 'api_key'],
      ['f/like', 'genai_api_key'],
    ];
    expect(modes()).toEqual(dealt);
    // What else is chosen does not change a case's mode, but the modes do.
    expect(modes({ filter: ['f/like'] })).toEqual([['f/like', 'genai_api_key']]);
    expect(modes({ filter: ['f/like'], auths: ['api_key'] })).toEqual([['f/like', 'api_key']]);
    expect(modes({ transports: ['sdk'] })).toEqual([
      ['e/shared', 'api_key'],
      ['f/like', 'api_key'],
    ]);
    const auths = ['api_key', 'genai_api_key'] as const;
    const capabilities = { transports: ['v1'], auths, features: ['stream'] } as const;
    const signed = modes({}, { name: 'lib', version: '1', capabilities });
    expect(signed.map(([, auth]) => auth)).toEqual(['api_key', 'api_key', 'api_key']);
  });

  it('runs it in the first of the modes that are asked for', () => {
    const auths = ['resource_principal', 'session_token'] as const;
    const { cases } = planRun(catalogue, { auths }, mock);
    expect(cases.map((planned) => [planned.case.id, planned.auth])).toEqual([
      ['a/scripted', 'session_token'],
      ['c/shown', 'session_token'],
      ['b/listing', 'session_token'],
    ]);
  });

  it('runs a case that names auth modes in each of them', () => {
    const named = one('f/named', { auths: ['api_key', 'oke_workload_identity'] });
    const modes = (auths: readonly AuthMode[]) =>
      planRun([named], { auths }, mock).cases.map((planned) => planned.auth);
    expect(modes([])).toEqual(['api_key', 'oke_workload_identity']);
    expect(modes(['oke_workload_identity', 'session_token'])).toEqual(['oke_workload_identity']);
    expect(modes(['session_token'])).toEqual([]);
  });

  it('tells why other cells have no cases', () => {
    const wanted = { transports: ['sdk'], auths: ['genai_api_key'] } as const;
    const { cells, cases } = planRun(catalogue, wanted, mock);
    expect(cases).toEqual([]);
    expect(cells).toEqual([
      {
        transport: 'sdk',
        auth: 'genai_api_key',
        reason: 'the service takes Generative AI API keys on its OpenAI-compatible routes only',
      },
    ]);
  });

  it('refuses a pattern that matches nothing', () => {
    expect(() => planRun(catalogue, { filter: ['a/script'] }, mock)).toThrow(/matches no case/);
  });
});

describe('a live run', () => {
  const reasons = (settings: ServiceSettings, cases: readonly Case[] = catalogue) =>
    planRun(cases, {}, settings).cases.map((planned) => planned.reason);

  it('says in words what the service cannot do, and what is not set', () => {
    expect(reasons(live({}))).toEqual([
      'a live service cannot be told what to answer',
      'no GENERIC model is named: set OCI_CONFORM_MODEL_GENERIC',
      undefined,
    ]);
  });

  it('runs in the first mode that has a credential, and says of others what they lack', () => {
    const settings = {
      ...live({ GENERIC: 'meta.llama-3.3-70b-instruct' }),
      lacks: { api_key: 'no key', instance_principal: 'no instance' },
    };
    const named = one('f/named', { auths: ['api_key', 'instance_principal'] });
    const { cases } = planRun([shown, named], {}, settings);
    expect(cases.map((planned) => [planned.case.id, planned.auth, planned.reason])).toEqual([
      ['f/named', 'api_key', 'no key'],
      ['c/shown', 'session_token', undefined],
      ['f/named', 'instance_principal', 'no instance'],
    ]);
  });

  it('counts what the applicable cases can cost', () => {
    const { cost } = planRun(catalogue, {}, live({ GENERIC: 'meta.llama-3.3-70b-instruct' }));
    expect(cost).toEqual({ calls: 11, outputTokens: 128 });
  });

  it('names the variable that an OpenAI transport lacks', () => {
    const shared = one('e/shared', { transports: ['v1', 'responses'] });
    const stored = one('f/stored', {
      transports: ['responses'],
      needs: ['project'],
      when: { operation: 'api', method: 'conversations.create', arguments: [{}] },
    });
    const keyless =
      'no Generative AI API key is given: set OCI_CONFORM_GENAI_API_KEY or OCI_GENAI_API_KEY';
    const models = { 'openai-responses': 'xai.grok-4.3' };
    const lacks = { genai_api_key: keyless };
    expect(reasons({ ...live(models), lacks }, [shared])).toEqual([
      'no openai-chat model is named: set OCI_CONFORM_MODEL_OPENAI_CHAT',
      'xai.grok-4.3 needs a Generative AI project on Responses: set OCI_CONFORM_PROJECT_ID or OCI_PROJECT_ID',
    ]);
    expect(reasons({ ...live({}), lacks }, [stored])).toEqual([
      'no Generative AI project is named: set OCI_CONFORM_PROJECT_ID or OCI_PROJECT_ID',
    ]);
    const keyed = one('g/keyed', { transports: ['responses'], auths: ['genai_api_key'] });
    expect(reasons({ ...live(models), lacks }, [keyed])).toEqual([keyless]);
  });

  it('sends no request without a limit on tokens', () => {
    const request = {
      method: 'POST',
      target: '/20231130/actions/chat',
      body: '{"chatRequest":{"apiFormat":"GENERIC"}}',
      signing: {},
    };
    const open = one('d/open', { when: { operation: 'probe', plane: 'inference', request } });
    expect(reasons(live({}), [open])).toEqual([
      'its request sets no limit on output tokens, so a live run does not send it',
    ]);
  });
});

describe('a provider under test', () => {
  const lib = {
    name: 'lib',
    version: '1',
    capabilities: { transports: ['sdk'], auths: ['session_token'], features: ['stream'] },
  } as const satisfies Declared;
  const shown = one('a/shown');
  const tools = one('a/tools', {
    when: { ...whenOf(shown), tools: [{ name: 'f', description: '', parameters: {} }] },
  });
  const service = one('a/service', { then: ['frames-are-framed'] });

  it('is asked what it declares, in the modes that it declares', () => {
    const { cells, cases } = planRun([shown, tools, service], {}, { kind: 'mock' }, lib);
    expect(cases.map(({ case: { id }, auth, reason }) => [id, auth, reason])).toEqual([
      ['a/shown', 'session_token', undefined],
      ['a/tools', 'session_token', 'lib does not declare `tools`'],
    ]);
    expect(cells.filter(({ reason }) => reason === undefined)).toEqual([
      { transport: 'sdk', auth: 'session_token' },
    ]);
    expect(cells.find(({ transport }) => transport === 'responses')?.reason).toBe(
      'lib declares the transports sdk and the auth modes session_token',
    );
  });

  it('is not asked about the service, and a pattern that names such a case is still good', () => {
    const { cases } = planRun([shown, service], { filter: ['a/service'] }, { kind: 'mock' }, lib);
    expect(cases).toEqual([]);
  });
});

function whenOf({ when }: Case): ChatCall {
  if (when.operation !== 'chat') throw new Error('The case is no chat.');
  return when;
}
