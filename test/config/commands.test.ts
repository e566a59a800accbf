/** What a config says reaches each command; `--print-config` says so and keeps secrets. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { ociConform } from '../cli/spawn.js';
import { eventually } from '../mock/client.js';

vi.setConfig({ testTimeout: 150_000 });

let cwd: string;
beforeEach(async () => {
  cwd = await mkdtemp(join(tmpdir(), 'oci-conform-commands-'));
});
afterEach(() => rm(cwd, { recursive: true }));

const save = (name: string, value: unknown) =>
  writeFile(join(cwd, name), typeof value === 'string' ? value : JSON.stringify(value));

const always = (text: string) => ({
  turn: { text, toolCalls: [], finishReason: 'stop' },
  times: 'always',
});

/** A program of a user's: asks once, and prints status and answer. */
const asking = `
  const { OCI_ENDPOINT, OCI_GENAI_API_KEY, OCI_PROJECT_ID, OCI_COMPARTMENT_ID } = process.env;
  const answer = await fetch(OCI_ENDPOINT + '/openai/v1/chat/completions', {
    method: 'POST',
    headers: {
      authorization: 'Bearer ' + OCI_GENAI_API_KEY,
      'openai-project': OCI_PROJECT_ID,
      'opc-compartment-id': OCI_COMPARTMENT_ID,
      'content-type': 'application/json',
    },
    body: JSON.stringify({ model: 'xai.grok-4.3', messages: [{ role: 'user', content: 'Hello?' }] }),
  });
  const { choices } = await answer.json();
  console.log(answer.status, choices?.[0].message.content);
`;

const askInside = ['--', process.execPath, '--input-type=module', '-e', asking];

test('exec plays replies, persona and faults of its options, and what the config says', async () => {
  await save('replies.json', [always('From the file.')]);
  const outputs = await Promise.all(
    [
      ['--replies', 'replies.json'],
      ['--persona', 'echo'],
      ['--fault', 'status/503'],
    ].map((args) => ociConform(['exec', ...args, ...askInside], { cwd })),
  );
  expect(outputs.map(({ stdout }) => stdout)).toEqual([
    '200 From the file.\n',
    '200 Hello?\n',
    '503 undefined\n',
  ]);

  await save('oci-conform.config.json', {
    mock: { replies: [always('From the config.')] },
    exec: { require: ['sdk:api_key'], report: 'seen.json' },
  });
  const { code, stdout, stderr } = await ociConform(['exec', ...askInside], { cwd });
  expect(stdout).toBe('200 From the config.\n');
  // It called on v1, not on sdk as the config requires.
  expect(code).toBe(1);
  expect(stderr).toContain('sdk:api_key');
  expect(JSON.parse(await readFile(join(cwd, 'seen.json'), 'utf8'))).toBeTypeOf('object');
});

test('exec without a command is refused, but prints what holds', async () => {
  expect(await ociConform(['exec'], { cwd })).toMatchObject({ code: 2, stdout: '' });
  const { code, stdout } = await ociConform(['exec', '--isolate', '--print-config'], { cwd });
  expect(code).toBe(0);
  expect(stdout).toMatch(/^config file {2}none\n/);
  expect(stdout).toMatch(/^exec\.isolate +true +--isolate$/m);
});

test('the mock of env plays what the config says, and follows it', async () => {
  const config = (text: string) => ({
    mock: { replies: [always(text)] },
    env: { format: 'json', for: 1 },
  });
  await save('oci-conform.config.json', config('One.'));
  const { stdout, stderr } = await ociConform(['env'], { cwd });
  const { OCI_ENDPOINT, OCI_GENAI_API_KEY, OCI_PROJECT_ID, OCI_COMPARTMENT_ID } =
    JSON.parse(stdout);
  const [, log = ''] = /tells its requests in (\S+)\.$/m.exec(stderr) ?? [];
  const [, keeper = ''] = /process (\d+)\.$/m.exec(stderr) ?? [];
  const ask = async () => {
    const answer = await fetch(`${OCI_ENDPOINT}/openai/v1/chat/completions`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${OCI_GENAI_API_KEY}`,
        'openai-project': OCI_PROJECT_ID,
        'opc-compartment-id': OCI_COMPARTMENT_ID,
        'content-type': 'application/json',
      },
      body: '{"model":"xai.grok-4.3","messages":[{"role":"user","content":"Hello?"}]}',
    });
    return JSON.parse(await answer.text()).choices[0].message.content;
  };
  try {
    expect(await ask()).toBe('One.');
    await save('oci-conform.config.json', config('Two.'));
    let told = '';
    await eventually(() => {
      readFile(log, 'utf8').then((text) => {
        told = text;
      });
      return told.includes('oci-conform.config.json: 1 reply, then helpful\n');
    });
    expect(await ask()).toBe('Two.');
  } finally {
    await ociConform(['env', '--stop', keeper], { cwd });
  }
});

test('a run does what the config says; --json takes the place of its reporters', async () => {
  await save('oci-conform.config.json', {
    run: {
      filter: ['stream/cohere/text'],
      auths: ['api_key'],
      seed: 7,
      region: 'us-chicago-1',
      reporters: ['json=report.json'],
    },
  });
  const { code, stdout } = await ociConform([], { cwd });
  expect(code).toBe(0);
  expect(stdout).toContain('PASS: 1 case in ');
  const report = JSON.parse(await readFile(join(cwd, 'report.json'), 'utf8'));
  expect(report.seed).toBe(7);
  const json = await ociConform(['--json', '--seed', '8'], { cwd });
  expect(JSON.parse(json.stdout).seed).toBe(8);
});

test('what the config says of the live service counts, and less than a variable', async () => {
  await save('oci-conform.config.json', { run: { configFile: 'none', live: true } });
  const live = await ociConform([], { cwd });
  expect(live.code).toBe(2);
  expect(live.stderr).toContain(`There is no config file at ${join(cwd, 'none')}.`);
  const env = { OCI_CONFIG_FILE: '/nowhere/config' };
  expect((await ociConform([], { cwd, env })).stderr).toContain('at /nowhere/config.');
  // Wide: a temporary folder's path can be long.
  const wide = { COLUMNS: '300' };
  const { stdout } = await ociConform(['--no-live', '--print-config'], { cwd, env: wide });
  expect(stdout).toMatch(/^run\.live +false +--no-live$/m);
});

test('--print-config tells each origin, and no secret', async () => {
  await save('oci-conform.config.json', {
    mock: {
      replies: [always('canary-reply')],
      switches: { tokenClaims: { sub: 'canary-claim' } },
    },
    run: { target: 'http://ada:canary-password@127.0.0.1:1/', level: 'must' },
  });
  const env = {
    OCI_ENDPOINT: 'https://ada:canary-variable@a.test',
    OCI_GENAI_API_KEY: 'canary-key',
    OCI_PROFILE: 'ADA',
  };
  for (const args of [[], ['mock']]) {
    for (const form of [[], ['--json']]) {
      const { code, stdout, stderr } = await ociConform([...args, '--print-config', ...form], {
        cwd,
        env,
      });
      expect([code, stderr]).toEqual([0, '']);
      expect(stdout).not.toContain('canary');
    }
  }
  const { stdout } = await ociConform(['--print-config', '--seed', '3', '--json'], { cwd, env });
  const { command, config, settings } = JSON.parse(stdout);
  expect([command, config]).toEqual(['run', join(cwd, 'oci-conform.config.json')]);
  expect(settings['run.seed']).toEqual({ value: 3, origin: { kind: 'option', name: '--seed' } });
  expect(settings['run.profile']).toEqual({
    value: 'ADA',
    origin: { kind: 'variable', name: 'OCI_PROFILE' },
  });
  expect(settings['run.level']).toEqual({
    value: 'must',
    origin: { kind: 'file', path: join(cwd, 'oci-conform.config.json'), at: 'run.level' },
  });
  expect(settings['run.bail']).toEqual({
    value: null,
    usual: 'never',
    origin: { kind: 'default' },
  });
});
