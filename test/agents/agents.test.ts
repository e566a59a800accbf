/** The agents of the examples, run as docs/offline.md says: by variables of a mock, and inside `exec`. */
import { spawn, spawnSync } from 'node:child_process';
import { writeSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { ociConform } from '../cli/spawn.js';
import { type MockProcess, startMockProcess } from '../runner/mock-process.js';

vi.setConfig({ testTimeout: 90_000, hookTimeout: 90_000 });

const example = (name: string) =>
  fileURLToPath(new URL(`../../examples/agents/${name}`, import.meta.url));

/** Where Oracle's SDK for Python may be. */
const pythons = [process.env.OCI_CONFORM_PYTHON, 'python3'].filter((name) => name !== undefined);
const python = pythons.find((name) => spawnSync(name, ['-c', 'import oci']).status === 0);

const agents = {
  typescript: [process.execPath, '--import', import.meta.resolve('tsx'), example('agent.mts')],
  python: [python ?? '', example('agent.py')],
} as const;

const loop = {
  typescript: [
    'get_weather({"city":"Cork"}) -> {"city":"Cork","sky":"clear","celsius":12}',
    'get_tide({"city":"Cork"}) -> {"city":"Cork","high":"06:40"}',
    'get_weather says city: Cork, sky: clear, celsius: 12. get_tide says city: Cork, high: 06:40.',
    '',
  ].join('\n'),
  python: [
    'get_weather({"city":"Cork"}) -> {"city": "Cork", "sky": "clear", "celsius": 12}',
    'get_tide({"city":"Cork"}) -> {"city": "Cork", "high": "06:40"}',
    'answer: get_weather says city: Cork, sky: clear, celsius: 12. get_tide says city: Cork, high: 06:40.',
    '',
  ].join('\n'),
} as const;

let mock: MockProcess;
beforeAll(async () => {
  mock = await startMockProcess();
});
afterAll(() => mock.stop());

function run([command = '', ...args]: readonly string[]): Promise<string> {
  const child = spawn(command, args, { env: { ...process.env, ...mock.environment } });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      said += text;
    });
  }
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', () => resolve(said));
  });
}

describe('the agent in TypeScript comes to its end', () => {
  test('by the variables of a mock', async () => {
    expect(await run(agents.typescript)).toBe(loop.typescript);
  });

  test('inside exec', async () => {
    const { code, stdout, stderr } = await ociConform(['exec', '--', ...agents.typescript]);
    expect([code, stdout]).toEqual([0, loop.typescript]);
    expect(stderr).toMatch(/v1 +genai_api_key: 3 calls/);
  });
});

if (python === undefined) {
  test('NOT RUN: the agent in Python, since no python3 here can import oci (OCI_CONFORM_PYTHON names another)', () => {
    // Straight to the terminal: what a test that passes says is not shown.
    writeSync(2, 'examples/agents/agent.py: NOT RUN, since no python3 here can import oci\n');
  });
} else {
  describe('the agent in Python comes to its end', () => {
    test('by the variables of a mock', async () => {
      expect(await run(agents.python)).toBe(loop.python);
    });

    test('inside exec', async () => {
      const { code, stdout, stderr } = await ociConform(['exec', '--', ...agents.python]);
      expect([code, stdout]).toEqual([0, loop.python]);
      expect(stderr).toMatch(/sdk +api_key: 3 calls/);
    });
  });
}

test('each is one short file, and knows nothing of the kit', async () => {
  for (const name of ['agent.py', 'agent.mts']) {
    const text = await readFile(example(name), 'utf8');
    expect(text.split('\n').length).toBeLessThan(60);
    expect(text).not.toMatch(/oci-conform|OCI_CONFORM/i);
  }
});
