/** The life of clients behind the worker door: real processes over real sockets, one that behaves and those that do not. */
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, expect, test, vi } from 'vitest';
import type { Transport } from '../../src/protocol/call.js';
import type { Provider } from '../../src/providers/provider.js';
import { introduce } from '../../src/providers/worker/introduce.js';
import { createWorkerProvider } from '../../src/providers/worker/worker.js';
import { checkAdapter } from '../../src/runner/check-adapter.js';
import { runCase } from '../../src/runner/run-case.js';
import { cases } from '../../src/suites/cases/index.js';
import { findCase } from '../../src/suites/catalogue.js';
import { judge } from '../../src/suites/judge.js';
import type { Trace } from '../../src/suites/trace.js';
import { mockTarget } from '../../src/targets/mock.js';

vi.setConfig({ testTimeout: 60_000 });

const script = fileURLToPath(new URL('./adapters/living.mjs', import.meta.url));
const environment = { PATH: process.env.PATH ?? '' };
const target = await mockTarget();
const opened: Provider[] = [];
afterEach(async () => {
  for (const provider of opened.splice(0)) await provider.close?.();
});
afterAll(() => target.close());

async function run(id: string, sin = '', transport: Transport = 'v1'): Promise<Trace> {
  const command = `'${process.execPath}' '${script}' ${sin}`;
  const introduction = await introduce({ command, kit: '0.1.0', environment });
  const provider = createWorkerProvider({ command, introduction, kit: '0.1.0', environment });
  opened.push(provider);
  const trace = await runCase({
    case: findCase(cases, id),
    transport,
    auth: 'genai_api_key',
    providers: [provider],
    target,
    seed: 1,
  });
  if ('notApplicable' in trace) throw new Error(trace.notApplicable);
  return trace;
}

const verdict = (trace: Trace) => {
  const { verdict: word, reason = '' } = judge(trace, findCase(cases, trace.case));
  return `${word} ${reason}`.trim();
};

test.each([
  'client/making/sends-nothing',
  'client/connections/reused',
  'client/connections/at-once',
  'client/close/ends-connections',
  'client/close/twice',
  'client/close/during-a-stream',
  'client/close/then-a-call',
  'client/timeout/before-headers',
  'client/timeout/in-a-stream',
  'client/timeout/steady-stream',
])('a client that behaves passes %s', async (id) => {
  expect(verdict(await run(id))).toBe('pass');
});

test('a client beside the first has a process of its own where a case wants it', async () => {
  const trace = await run('client/restart/by-id', '', 'responses');
  expect(verdict(trace)).toBe('pass');
  const processes = trace.outcome.steps?.map(({ requestId }) => requestId);
  expect(new Set(processes).size).toBe(2);
});

test.each([
  ['asks', 'client/making/sends-nothing', 'warn Making the client asked something of the service.'],
  [
    'keeps',
    'client/close/ends-connections',
    'warn A client was closed, and a connection of its was not.',
  ],
  [
    'keeps',
    'client/close/during-a-stream',
    'warn A client was closed, and a connection of its was not. The client waited until the service went on.',
  ],
  ['keeps', 'client/close/then-a-call', 'warn The steps made 2 requests.'],
  [
    'waits',
    'client/timeout/in-a-stream',
    'warn The client waited until the service went on. The service fell silent, and the provider reported a clean end.',
  ],
])('one that %s does not pass %s', async (sin, id, reason) => {
  expect(verdict(await run(id, sin))).toMatch(reason);
});

test('the check of an adapter names what is declared in vain, and takes it for no mistake', async () => {
  const { steps } = await checkAdapter({
    command: `'${process.execPath}' '${script}' boasts`,
    kit: '0.1.0',
    environment,
    signal: new AbortController().signal,
  });
  expect(steps[0]).toEqual({
    name: '`hello`',
    problems: [],
    notes: [
      'It declares `cohere`, and no case on v1, responses looks at that: nothing of this will be tested.',
    ],
    lines: [],
  });
});

test.each([
  ['behaves', []],
  [
    'keeps',
    ['It declares `close`, and its closed client answered a call: is another made in its place?'],
  ],
])(
  'the check of an adapter that %s says what becomes of a closed client',
  async (sin, problems) => {
    const { steps } = await checkAdapter({
      command: `'${process.execPath}' '${script}' ${sin}`,
      kit: '0.1.0',
      environment,
      signal: new AbortController().signal,
    });
    const found = steps.find(({ name }) => name === 'a client that is closed')?.problems;
    expect(found).toEqual(problems);
  },
);
