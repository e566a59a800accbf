import { describe, expect, it, vi } from 'vitest';
import type { Access } from '../../protocol/access.js';
import type { Call, ChatCall } from '../../protocol/call.js';
import { createInProcessProvider } from './in-process.js';
import type { CallContext, TestedProvider } from './tested-provider.js';

const apiKey = 'sk-0123456789abcdef0123456789abcdef';
const access: Access = {
  endpoint: 'http://127.0.0.1:9',
  managementEndpoint: 'http://127.0.0.1:9',
  configFile: '/nonexistent',
  profile: 'DEFAULT',
  compartmentId: 'ocid1.compartment.oc1..a',
  tenancyId: 'ocid1.tenancy.oc1..a',
  region: 'us-chicago-1',
  transport: 'v1',
  auth: 'genai_api_key',
  apiKey,
  otherRegionApiKey: 'sk-for-probes-alone',
};
const chat: ChatCall = {
  operation: 'chat',
  model: 'meta.llama-3.3-70b-instruct',
  apiFormat: 'openai-chat',
  stream: true,
  messages: [{ role: 'user', text: 'Hello' }],
};
const capabilities = { transports: ['v1'], auths: ['genai_api_key'], features: ['whole'] } as const;

function run(
  parts: Pick<TestedProvider, 'call' | 'toolResults'>,
  call: Call = chat,
  deadline = 10_000,
) {
  const provider = createInProcessProvider('mine', { capabilities, ...parts });
  return provider.run(call, access, new AbortController().signal, { case: 'a/case', deadline });
}

/** Settles once the call is ended. */
const untilEnded = ({ signal }: CallContext) =>
  new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve()));

describe('the life of clients', () => {
  it('gives each client an access object of its own, and closes one while it hears a stream', async () => {
    const heard: string[] = [];
    const clients: unknown[] = [];
    const { outcome } = await run(
      {
        async call(call, { access: given, emit }) {
          if (!clients.includes(given)) clients.push(given);
          heard.push(`${call.operation} of ${clients.indexOf(given) + 1}`);
          if (call.operation !== 'chat') return {};
          emit('text', 'Hel');
          return { text: 'Hel' };
        },
      },
      {
        operation: 'life',
        steps: [
          { call: { operation: 'open', model: chat.model, apiFormat: chat.apiFormat } },
          { call: chat, closed: 'after-first-text' },
          { client: 2, call: chat },
        ],
      },
    );
    expect(heard).toEqual(['open of 1', 'chat of 1', 'close of 1', 'chat of 2']);
    expect(outcome.steps).toHaveLength(3);
  });
});

describe('what a call gives back', () => {
  it('is an outcome, in the kit’s words', async () => {
    const { outcome, events } = await run({
      call(_call, { emit }) {
        emit('text', 'Hel');
        emit('text', 'lo');
        return {
          text: 'Hello',
          finishReason: 'MAX_TOKENS',
          usage: undefined,
          reasoning: null,
          responseId: 'r1',
        };
      },
    });
    expect(outcome).toEqual({
      turn: { text: 'Hello', toolCalls: [], finishReason: 'length' },
      id: 'r1',
    });
    expect(events.map(({ kind }) => kind)).toEqual(['text', 'text', 'end']);
  });

  it('may have both an error and what was there before it', async () => {
    const { outcome } = await run({
      call: () => ({ text: 'Hel', error: { message: 'cut', status: 502 } }),
    });
    expect(outcome).toEqual({
      turn: { text: 'Hel', toolCalls: [], finishReason: null },
      error: { message: 'cut', status: 502 },
    });
  });

  it('may be that it is not supported', async () => {
    const report = await run({ call: () => ({ unsupported: 'tools', message: 'not yet' }) });
    expect(report).toMatchObject({
      unsupported: { feature: 'tools', message: 'not yet' },
      outcome: {},
    });
  });

  it.each([
    ['nothing', undefined, 'it is nothing, and has to be an object'],
    ['a text', 'Hello', 'it is a string, and has to be an object'],
    ['a number for text', { text: 3 }, '`result`: `text` is 3, and has to be string'],
    [
      'an object for arguments',
      { toolCalls: [{ arguments: {} }] },
      '`toolCalls.0.arguments` is {}, and has to be string',
    ],
    ['an error without words', { error: { status: 500 } }, '`error`: it lacks `message`'],
    ['an unknown feature', { unsupported: 'tool' }, '"tool" is no feature that can be unsupported'],
    ['no JSON', { value: 1n }, 'it is no JSON: Do not know how to serialize a BigInt'],
  ])('is refused where it is %s', async (_what, given, problem) => {
    await expect(run({ call: vi.fn().mockReturnValue(given) })).rejects.toThrow(problem);
  });

  it('has none of the secrets of the access', async () => {
    const { outcome, events } = await run({
      call(_call, { emit }) {
        emit('text', apiKey);
        return { text: `key ${apiKey}` };
      },
    });
    expect(JSON.stringify([outcome, events])).not.toContain(apiKey);
  });
});

describe('what a call throws', () => {
  it('is the outcome’s error, with status, code and request id as SDKs name them', async () => {
    const thrown = Object.assign(new Error(`no such key ${apiKey}`), {
      statusCode: 401,
      serviceCode: 'NotAuthenticated',
      opcRequestId: 'A/B',
    });
    const { outcome } = await run({ call: () => Promise.reject(thrown) });
    expect(outcome.error).toEqual({
      message: 'no such key [redacted API key]',
      status: 401,
      code: 'NotAuthenticated',
      requestId: 'A/B',
    });
  });

  it('has no code where the network failed', async () => {
    const { outcome } = await run({
      call() {
        throw Object.assign(new Error('connect'), { code: 'ECONNREFUSED' });
      },
    });
    expect(outcome.error).toEqual({ message: 'connect' });
  });
});

describe('a call that is ended', () => {
  it('at its deadline may say what it had', async () => {
    const { outcome } = await run(
      {
        async call(_call, context) {
          await untilEnded(context);
          return { text: 'Hel' };
        },
      },
      chat,
      20,
    );
    expect(outcome).toEqual({
      turn: { text: 'Hel', toolCalls: [], finishReason: null },
      error: { message: 'the call did not end within 20 ms' },
    });
  });

  it('at its deadline and says nothing is an error all the same', async () => {
    const { outcome } = await run({ call: () => new Promise(() => {}) }, chat, 20);
    expect(outcome).toEqual({ error: { message: 'the call did not end within 20 ms' } });
  });

  it('after its first text, where the case wants it', async () => {
    const call: ChatCall = { ...chat, cancelled: 'after-first-text' };
    const { outcome } = await run(
      {
        async call(_call, context) {
          const ended = untilEnded(context);
          context.emit('text', 'Hel');
          await ended;
          return { error: { message: 'aborted' } };
        },
      },
      call,
    );
    expect(outcome).toEqual({ error: { message: 'aborted' } });
  });
});

describe('calls of one case', () => {
  it('have one access, without what is for probes', async () => {
    const seen: CallContext[] = [];
    await run(
      {
        call(_call, context) {
          seen.push(context);
          return { text: 'Hi', responseId: 'r1' };
        },
      },
      { operation: 'dialogue', steps: [chat, chat] },
    );
    const [first, second] = seen;
    expect(seen).toHaveLength(2);
    expect(first?.access).toBe(second?.access);
    expect(first?.access).toMatchObject({ openAiBaseUrl: 'http://127.0.0.1:9/openai/v1', apiKey });
    expect(first?.access).not.toHaveProperty('otherRegionApiKey');
    expect(first).toMatchObject({ transport: 'v1', auth: 'genai_api_key', case: 'a/case' });
  });

  it('go on with the answers of tools', async () => {
    const given: unknown[] = [];
    const { outcome } = await run(
      {
        call: () => ({ toolCalls: [{ id: 'c1', name: 'weather', arguments: '{}' }] }),
        toolResults(results) {
          given.push(results);
          return { text: 'Sunny.', finishReason: 'stop' };
        },
      },
      { operation: 'rounds', first: chat, answers: [[{ name: 'weather', text: 'sun' }]] },
    );
    expect(given).toEqual([[{ id: 'c1', name: 'weather', text: 'sun' }]]);
    expect(outcome.turn?.text).toBe('Sunny.');
    expect(outcome.steps).toHaveLength(2);
  });
});
