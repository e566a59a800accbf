import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { promisify } from 'node:util';
import { OciConformContainer } from 'oci-conform/testcontainers';
import { askOpenAi, askOracle } from './calls.js';

const run = promisify(execFile);

let container;
before(async () => {
  container = await new OciConformContainer(process.env.OCI_CONFORM_IMAGE).start();
});
after(() => container?.stop());

test('Oracle’s SDK calls with an API key, in the process that has loaded Testcontainers', async () => {
  assert.notEqual(await askOracle(container.access('api_key')), '');
});

test('OpenAI’s SDK calls with a Generative AI API key', async () => {
  assert.notEqual(await askOpenAi(container.access('genai_api_key')), '');
});

test('keys and tokens are for this user alone', () => {
  const { configFile } = container.access('api_key');
  assert.equal(statSync(configFile).mode & 0o777, 0o600);
});

for (const mode of [
  'api_key',
  'session_token',
  'instance_principal',
  'resource_principal',
  'oke_workload_identity',
]) {
  test(`variables lead a client there whose host is hard-wired: ${mode}`, async () => {
    const env = { ...process.env, ...container.env() };
    const { stdout } = await run(process.execPath, ['client.js', mode], { env });
    assert.notEqual(stdout, '');
  });
}

test('further arguments hold, and a wrong key is refused by default', async () => {
  const headers = { authorization: 'Bearer sk-wrong', 'content-type': 'application/json' };
  const body = JSON.stringify({ model: 'meta.llama-3.3-70b-instruct', messages: [] });
  const statusOf = async ({ origin }) =>
    (await fetch(`${origin}/openai/v1/chat/completions`, { method: 'POST', headers, body })).status;
  assert.equal(await statusOf(container), 401);
  const loose = await new OciConformContainer(process.env.OCI_CONFORM_IMAGE)
    .withArguments('--auth', 'off', '--i-know', '--permissive')
    .start();
  assert.notEqual(await statusOf(loose), 401);
  await loose.stop();
});

test('a test says what is answered, where it has opened the control API', async () => {
  const error = { status: 418, message: 'So it was told.' };
  await assert.rejects(() => container.tenancy.reply({ error }), { code: 'OCIC_CONTROL_REFUSED' });
  const told = await new OciConformContainer(process.env.OCI_CONFORM_IMAGE).withControl().start();
  await told.tenancy.reply({ error });
  await assert.rejects(() => askOpenAi(told.access('genai_api_key')), { status: 418 });
  const [exchange] = await told.tenancy.journal();
  assert.equal(exchange.response.status, 418);
  await assert.rejects(() => told.tenancy.reply({ recording: 'cohere/txt' }), {
    code: 'OCIC_UNKNOWN_RECORDING',
  });
  await told.tenancy.reset();
  assert.notEqual(await askOpenAi(told.access('genai_api_key')), '');
  await told.stop();
});

test('what the mock will not have is an error, and leaves nothing behind', async () => {
  const wrong = new OciConformContainer(process.env.OCI_CONFORM_IMAGE)
    .withArguments('--auth', 'off')
    .withStartupTimeout(20_000);
  await assert.rejects(() => wrong.start());
});

test('files are gone once it has stopped', async () => {
  const { configFile } = container.access('api_key');
  assert.equal(existsSync(configFile), true);
  await container.stop();
  container = undefined;
  assert.equal(existsSync(configFile), false);
});
