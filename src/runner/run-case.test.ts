import { describe, expect, it } from 'vitest';
import type { Call } from '../protocol/call.js';
import type { Provider, Report } from '../providers/provider.js';
import type { Case } from '../suites/case.js';
import type { Session, Target } from '../targets/target.js';
import { type CaseRun, runCase } from './run-case.js';

const access = {
  endpoint: 'http://127.0.0.1:1',
  managementEndpoint: 'http://127.0.0.1:1',
  configFile: '/config',
  profile: 'DEFAULT',
  compartmentId: 'c',
  tenancyId: 't',
  region: 'us-chicago-1',
};
const turn = { text: 'Hello', toolCalls: [], finishReason: 'stop' } as const;
const chat: Call = {
  operation: 'chat',
  model: '{model}',
  apiFormat: 'GENERIC',
  stream: false,
  messages: [{ role: 'user', text: 'Hello' }],
};
const oneCase: Case = {
  id: 'a/case',
  level: 'must',
  title: 'A case',
  because: ['a/requirement'],
  transports: ['sdk'],
  needs: ['journal'],
  when: chat,
  then: ['no-error'],
  caughtBy: ['a-bug'],
};

function provider(name: string, run: Provider['run']): Provider {
  const operations = name === 'probe' ? (['probe'] as const) : (['chat'] as const);
  return { name, version: '1', transports: ['sdk'], auths: ['api_key'], operations, run };
}

const answering = provider('answering', async () => ({ outcome: { turn }, events: [] }));
const never = () => new Promise<Report>(() => {});

interface Watched extends Target {
  closed: number;
}

function target(session: Partial<Session> = {}, lacks: Target['lacks'] = () => undefined): Watched {
  const watched: Watched = {
    kind: 'mock',
    name: 'a mock',
    closed: 0,
    lacks,
    open: async () => ({
      access,
      given: [{ name: 'turn', stream: false, turn }],
      model: () => 'meta.llama-3.3-70b-instruct',
      journal: async () => [],
      close: async () => {
        watched.closed += 1;
      },
      ...session,
    }),
    close: async () => {},
  };
  return watched;
}

function run(more: Partial<CaseRun> = {}) {
  return runCase({
    case: oneCase,
    transport: 'sdk',
    auth: 'api_key',
    providers: [answering],
    probe: provider('probe', never),
    target: target(),
    seed: 7,
    ...more,
  });
}

describe('a trace', () => {
  it('holds the call with its model, the replies, the outcome and the journal', async () => {
    const trace = await run();
    expect(trace).toMatchObject({
      version: 1,
      case: 'a/case',
      target: { kind: 'mock', name: 'a mock' },
      provider: { name: 'answering', version: '1' },
      seed: 7,
      call: { ...chat, model: 'meta.llama-3.3-70b-instruct' },
      given: [{ name: 'turn', stream: false, turn }],
      outcome: { turn },
      journal: [],
    });
    expect(trace).not.toHaveProperty('failure');
  });

  it('says that the provider broke, and its session is closed all the same', async () => {
    const used = target();
    const broken = provider('broken', async () => {
      throw new Error('no such file');
    });
    expect(await run({ providers: [broken], target: used })).toMatchObject({
      failure: 'no such file',
      outcome: {},
    });
    expect(used.closed).toBe(1);
  });

  it('says that the target broke', async () => {
    const failing: Target = {
      ...target(),
      open: async () => {
        throw new Error('no tenancy');
      },
    };
    expect(await run({ target: failing })).toMatchObject({ failure: 'no tenancy' });
  });

  it('has a late call as an error of the provider, which is told to stop', async () => {
    let stopped: AbortSignal | undefined;
    const hanging = provider('hanging', (_call, _access, signal) => {
      stopped = signal;
      return never();
    });
    expect(await run({ providers: [hanging], deadline: 5 })).toMatchObject({
      outcome: { error: { message: 'the call did not end within 5 ms' } },
    });
    expect(stopped?.aborted).toBe(true);
  });

  it('ends when the run is interrupted', async () => {
    const signal = AbortSignal.abort();
    expect(await run({ providers: [provider('hanging', never)], signal })).toMatchObject({
      failure: 'the run was interrupted',
    });
  });

  it('narrows the call as the target’s budget says', async () => {
    const limit = (call: Call): Call =>
      call.operation === 'chat' ? { ...call, options: { maxTokens: 3 } } : call;
    expect(await run({ target: { ...target(), limit } })).toMatchObject({
      call: { options: { maxTokens: 3 } },
    });
  });

  it('is of the provider that has the cell, asked in the format of its transport', async () => {
    const asked: unknown[] = [];
    const openai: Provider = {
      ...provider('openai', async (call, { transport, auth }) => {
        asked.push([call, transport, auth]);
        return { outcome: { turn }, events: [] };
      }),
      transports: ['v1', 'responses'],
      auths: ['api_key', 'genai_api_key'],
    };
    const cell = { transport: 'responses', auth: 'genai_api_key' } as const;
    const trace = await run({ providers: [answering, openai], ...cell });
    const call = { ...chat, apiFormat: 'openai-responses', model: 'meta.llama-3.3-70b-instruct' };
    expect(asked).toEqual([[call, 'responses', 'genai_api_key']]);
    expect(trace).toMatchObject({ provider: { name: 'openai' }, ...cell, call });
  });

  it('gives every step of a dialogue its time', async () => {
    const step = { ...chat, operation: 'chat' } as const;
    const dialogue: Call = { operation: 'dialogue', steps: [step, step, step] };
    const hanging: Provider = { ...provider('hanging', never), operations: ['dialogue'] };
    const run3 = { case: { ...oneCase, when: dialogue }, providers: [hanging], deadline: 5 };
    expect(await run(run3)).toMatchObject({
      outcome: { error: { message: 'the call did not end within 15 ms' } },
    });
  });

  it('has as much time again for a credential that is asked for', async () => {
    const hanging: Provider = { ...provider('hanging', never), auths: ['oke_workload_identity'] };
    const asked = { auth: 'oke_workload_identity', providers: [hanging], deadline: 5 } as const;
    expect(await run(asked)).toMatchObject({
      outcome: { error: { message: 'the call did not end within 10 ms' } },
    });
  });

  it('is the probe’s for a probe', async () => {
    const request = { method: 'GET', target: '/', signing: 'none' } as const;
    const probing: Case = { ...oneCase, when: { operation: 'probe', plane: 'inference', request } };
    const probe = provider('probe', async () => ({ outcome: {}, events: [], seen: [] }));
    expect(await run({ case: probing, probe })).toMatchObject({ provider: { name: 'probe' } });
  });
});

describe('a case is not applicable', () => {
  it('where the target cannot meet a need', async () => {
    const blind = target({}, (need) => (need === 'journal' ? 'there is no journal' : undefined));
    expect(await run({ target: blind })).toEqual({ notApplicable: 'there is no journal' });
  });

  it('where nobody calls on the transport, or with the auth mode', async () => {
    expect(await run({ transport: 'v1' })).toEqual({
      notApplicable: 'no provider calls v1 with api_key',
    });
    expect(await run({ auth: 'genai_api_key' })).toEqual({
      notApplicable: 'no provider calls sdk with genai_api_key',
    });
  });

  it('where no model is named', async () => {
    expect(await run({ target: target({ model: () => undefined }) })).toEqual({
      notApplicable: 'no GENERIC model is named: set OCI_CONFORM_MODEL_GENERIC',
    });
  });

  it('where the provider has no such operation', async () => {
    const listing: Case = { ...oneCase, when: { operation: 'list-models' } };
    expect(await run({ case: listing })).toEqual({
      notApplicable: 'answering has no operation list-models',
    });
  });
});
