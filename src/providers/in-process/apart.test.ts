/** Calls of an author's object in processes of their own: real processes, and modules written for them. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { startMock } from '../../mock/mock.js';
import type { Mock } from '../../mock/options.js';
import type { Access } from '../../protocol/access.js';
import type { Call, ChatCall } from '../../protocol/call.js';
import type { Provider } from '../provider.js';
import { createInProcessProvider } from './in-process.js';

vi.setConfig({ testTimeout: 150_000, hookTimeout: 60_000 });

const folder = mkdtempSync(join(tmpdir(), 'oci-conform-apart-'));
let mock: Mock;
let access: Access;

beforeAll(async () => {
  mock = await startMock({ tls: true });
  access = await mock.tenancy.accessFor('api_key');
});
afterAll(async () => {
  await Promise.all(made.map((provider) => provider.close?.()));
  await mock.close();
  rmSync(folder, { recursive: true });
});

const chat: ChatCall = {
  operation: 'chat',
  model: 'meta.llama-3.3-70b-instruct',
  apiFormat: 'GENERIC',
  stream: false,
  messages: [{ role: 'user', text: 'Hello' }],
};

const principal = { environment: { OCI_RESOURCE_PRINCIPAL_VERSION: '2.2' } };

const made: Provider[] = [];

/** A provider whose default export is what `text` says, as far as other processes see it. */
function provider(text: string, ending = 'mjs') {
  const file = join(folder, `module-${made.length + 1}.${ending}`);
  writeFileSync(file, text);
  const tested = createInProcessProvider('mine', {
    module: pathToFileURL(file).href,
    capabilities: { transports: ['sdk'], auths: ['api_key'], features: ['whole'] },
    call: () => ({ text: 'here' }),
  });
  made.push(tested);
  return (
    call: Call = chat,
    {
      more = principal,
      deadline = 10_000,
      signal = new AbortController().signal,
    }: {
      readonly more?: Partial<Access>;
      readonly deadline?: number;
      readonly signal?: AbortSignal;
    } = {},
  ) => tested.run(call, { ...access, ...more }, signal, { case: 'a/case', deadline });
}

/** What a call apart is refused with. */
const failure = (text: string, ...given: Parameters<ReturnType<typeof provider>>) =>
  provider(text)(...given).then(
    () => 'none',
    (thrown: unknown) => String(thrown),
  );

test('a call whose credential is found by variables is made where they are', async () => {
  const run = provider(`export default {
    call: ({ operation }, { access, auth, emit }) => {
      emit('text', 'appl');
      const { OCI_RESOURCE_PRINCIPAL_VERSION: version } = process.env;
      return { text: [operation, version, access.endpoint === '${access.endpoint}'].join() };
    },
  }`);
  const { outcome, events } = await run();
  expect(outcome.turn?.text).toBe('chat,2.2,true');
  expect(events.map(({ kind }) => kind)).toEqual(['text', 'end']);
});

test('any other is made in this process', async () => {
  const run = provider(`export default { call: () => ({ text: 'there' }) }`);
  expect((await run(chat, { more: {} })).outcome.turn?.text).toBe('here');
});

test('a configured client is told what the case tells, and finds the rest in its home', async () => {
  const run = provider(
    `import { readFileSync } from 'node:fs';
    interface Told { readonly compartmentId?: string }
    export default {
      call: () => ({ text: 'not this' }),
      configured(call: object, told: Told, context: object) {
        const { HOME, OCI_REGION, OCI_CONFORM_SURELY = 'nobody' } = process.env;
        const config = readFileSync(HOME + '/.oci/config', 'utf8');
        return { text: JSON.stringify([told, OCI_REGION, OCI_CONFORM_SURELY, config, 'access' in context]) };
      },
    };`,
    'ts',
  );
  vi.stubEnv('OCI_CONFORM_SURELY', 'somebody');
  const { outcome } = await run({
    operation: 'configured',
    call: chat,
    told: { compartmentId: '{compartment}' },
    environment: { OCI_REGION: 'eu-frankfurt-1' },
    files: { '.oci/config': { DEFAULT: { region: 'ap-osaka-1' } } },
  });
  vi.unstubAllEnvs();
  expect(JSON.parse(outcome.turn?.text ?? '')).toEqual([
    { compartmentId: access.compartmentId },
    'eu-frankfurt-1',
    'nobody',
    '[DEFAULT]\nregion=ap-osaka-1\n',
    false,
  ]);
});

test('what the client throws there is its outcome, and holds no secret', async () => {
  const run = provider(`export default {
    call: (call, { access }) => {
      throw Object.assign(new Error('refused: ' + access.apiKey), { status: 401 });
    },
  }`);
  const { outcome } = await run();
  expect(outcome).toEqual({
    error: { message: 'refused: [redacted API key]', status: 401 },
  });
});

test.each([
  [
    'throws as it loads',
    'throw new Error("no such luck")',
    /cannot be loaded without Vitest: no such luck/,
  ],
  [
    'exports something else',
    'export default { ask() {} }',
    /has no default export with a function `call`/,
  ],
  [
    'ends its process',
    'export default { call() { console.error("I am off"); process.exit(3) } }',
    /the call was not answered: it ended with exit code 3\. It printed: I am off/,
  ],
  [
    'gives back no answer',
    'export default { call: () => 3 }',
    /it is a number, and has to be an object/,
  ],
])('a module that %s is told so', async (_, text, says) => {
  expect(await failure(text)).toMatch(says);
});

test('what a process printed before it ended is told without its secrets', async () => {
  const said = await failure(`export default {
    call(call, { access }) {
      console.error(access.apiKey + ' was all I had');
      process.exit(3);
    },
  }`);
  expect(said).toMatch(/It printed: \[redacted API key\] was all I had$/);
});

test('a module without `configured` is told so', async () => {
  const call = { operation: 'configured', call: chat } as const;
  expect(await failure('export default { call: () => ({}) }', call)).toMatch(
    /the default export of file:.*\.mjs has no function `configured`/,
  );
});

test('a call that never lets go of its process is ended, and that is its outcome', async () => {
  const run = provider('export default { call() { for (;;); } }');
  const { outcome } = await run(chat, { deadline: 50 });
  expect(outcome).toEqual({ error: { message: 'the call did not end within 50 ms' } });
});

test('an interruption ends the process', async () => {
  const stop = new AbortController();
  const running = provider('export default { call: () => new Promise(() => {}) }')(chat, {
    signal: stop.signal,
  });
  stop.abort();
  await expect(running).rejects.toThrow('the run was interrupted');
});
