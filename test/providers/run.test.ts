/** Whole runs with providers under test, as a person starts them. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test, vi } from 'vitest';
import { ociConform } from '../cli/spawn.js';

vi.setConfig({ testTimeout: 90_000 });

const folder = mkdtempSync(join(tmpdir(), 'oci-conform-providers-'));
afterAll(() => rmSync(folder, { recursive: true }));

const pathOf = (relative: string): string => fileURLToPath(new URL(relative, import.meta.url));
const odd = (manner: string, file = ''): string =>
  `'${process.execPath}' '${pathOf('./adapters/odd.mjs')}' ${manner} '${file}'`;
const example = (name: string): string =>
  `'${process.execPath}' '${pathOf(`../../examples/typescript/${name}.mjs`)}'`;

interface Result {
  readonly id: string;
  readonly transport: string;
  readonly auth: string;
  readonly verdict: string;
  readonly reason?: string;
  readonly duration: number;
}

interface Report {
  readonly provider: object;
  readonly totals: Readonly<Record<string, number>>;
  readonly cases: readonly Result[];
}

const reportOf = (stdout: string): Report => JSON.parse(stdout);

test.each(['oci-sdk', 'openai'])('%s, an example, does what it declares', async (name) => {
  const traces = join(folder, `${name}.jsonl`);
  const { code, stdout } = await ociConform([
    ...['--provider', example(name), '--filter', 'agree'],
    ...['--reporter', 'json', '--reporter', `traces=${traces}`],
  ]);
  const report = reportOf(stdout);
  expect(report.totals).toMatchObject({ fail: 0, warn: 0, error: 0, 'not-observed': 0 });
  expect(report.totals.pass).toBeGreaterThan(5);
  expect(code).toBe(0);
  const again = reportOf((await ociConform(['judge', traces, '--reporter', 'json'])).stdout);
  const judged = report.cases.filter(({ verdict }) => verdict !== 'not-applicable');
  expect(again.cases).toEqual(judged);
  expect(again.provider).toEqual(report.provider);
});

test('an adapter that is never ready judges nothing, and says what it wrote', async () => {
  const { code, stdout, stderr } = await ociConform(['--provider', odd('crashes-at-start')]);
  expect(code).toBe(2);
  expect(stdout).toBe('');
  expect(stderr).toMatch(
    /^error OCIC_ADAPTER_NOT_READY: .*ModuleNotFoundError: no module named oci/,
  );
});

test('an adapter that crashes in each call is an error of its own, and the run goes on', async () => {
  const { code, stdout } = await ociConform([
    ...['--provider', odd('crashes-mid-call'), '--filter', 'stream/generic/framing-*'],
    ...['--reporter', 'json'],
  ]);
  const { cases } = reportOf(stdout);
  expect(cases.length).toBeGreaterThan(3);
  for (const { verdict, reason } of cases) {
    expect(verdict).toBe('error');
    expect(reason).toContain('it ended with exit code 7. Its stderr ends with: Traceback: boom');
  }
  expect(code).toBe(3);
});

test('an adapter that tells secrets tells them to no report', async () => {
  const traces = join(folder, 'secrets.jsonl');
  const { stdout } = await ociConform([
    ...['--provider', odd('tells-secrets'), '--filter', 'agree/text-whole'],
    ...['--reporter', 'json', '--reporter', `traces=${traces}`],
  ]);
  const told = stdout + readFileSync(traces, 'utf8');
  expect(told).toContain('[redacted');
  expect(told).not.toMatch(/sk-[\w-]{16}|PRIVATE KEY-----|[A-Za-z0-9+/]{60}/);
});

test('a command is told what to ask by variables, and what it prints is the answer', async () => {
  const ask = `${process.execPath} ${pathOf('./adapters/ask.mjs')}`;
  const { code, stdout } = await ociConform([
    ...['--provider-command', ask, '--feature', 'whole', '--transport', 'v1'],
    ...['--auth', 'genai_api_key', '--filter', 'agree', '--reporter', 'json'],
  ]);
  const { totals, cases } = reportOf(stdout);
  expect(totals).toMatchObject({ fail: 0, error: 0 });
  expect(totals.pass).toBeGreaterThan(2);
  expect(cases.find(({ id }) => id === 'agree/text-streamed')?.reason).toMatch(
    /does not declare `stream`$/,
  );
  expect(code).toBe(0);
});

test.each([
  [['--provider', 'a', '--provider-command', 'b'], /name two providers/],
  [['--workers', '3'], /none is named/],
  [['--feature', 'tools'], /there is none/],
  [['--provider', "python 'a.py"], /does not end/],
])('%j is refused', async (args, words) => {
  const { code, stderr } = await ociConform(args);
  expect(stderr).toMatch(words);
  expect(code).toBe(2);
});

const runs = (pid: number): boolean => {
  try {
    return process.kill(pid, 0) && !readFileSync(`/proc/${pid}/stat`, 'utf8').includes(') Z ');
  } catch {
    return false;
  }
};

/** A run whose adapter hangs, once its adapter's child is there; the child's process id. */
async function hanging(
  file: string,
  temporary: string,
): Promise<{ readonly kit: ChildProcess; readonly pid: number }> {
  const kit = spawn(
    process.execPath,
    [
      ...['--import', import.meta.resolve('tsx'), pathOf('../../src/cli/main.ts')],
      ...['--provider', odd('hangs-with-a-child', file), '--filter', 'agree/text-whole'],
    ],
    { stdio: 'ignore', env: { ...process.env, TMPDIR: temporary } },
  );
  // The file is there before what is written to it.
  const pid = await vi.waitFor(
    () => {
      const text = readFileSync(file, 'utf8');
      expect(text).toMatch(/^\d+$/);
      return Number(text);
    },
    { timeout: 60_000 },
  );
  return { kit, pid };
}

/** The kit's own folders among temporary ones: the compiler that runs its sources has one, too. */
const ownFolders = (temporary: string) =>
  readdirSync(temporary).filter((name) => name.startsWith('oci-conform-'));

test.skipIf(process.platform !== 'linux').each(['SIGINT', 'SIGKILL'] as const)(
  'nothing is left behind after %s',
  async (signal) => {
    const temporary = join(folder, `temporary-${signal}`);
    mkdirSync(temporary);
    const { kit, pid } = await hanging(join(folder, signal), temporary);
    expect(ownFolders(temporary)).not.toEqual([]);
    expect(runs(pid)).toBe(true);
    kit.kill(signal);
    await vi.waitFor(() => expect(runs(pid)).toBe(false), { timeout: 30_000 });
    await vi.waitFor(() => expect(kit.exitCode ?? kit.signalCode).not.toBeNull(), {
      timeout: 30_000,
    });
    // A process that is killed can remove nothing.
    if (signal === 'SIGINT') expect(ownFolders(temporary)).toEqual([]);
  },
);

test('adapter check says what is wrong, with the line', async () => {
  const wrong = await ociConform(['adapter', 'check', odd('gives-arguments-as-object')]);
  expect(wrong.stdout).toMatch(/arguments` is\s+\{"a":1\},\s+and\s+has\s+to\s+be\s+string/);
  expect(wrong.code).toBe(1);
  const good = await ociConform(['adapter', 'check', example('oci-sdk')]);
  expect(good.stdout).toContain('PASS: it keeps to the protocol');
  expect(good.code).toBe(0);
  // What a client was given as an object has lost its spaces.
  const spaced = await ociConform([
    'adapter',
    'check',
    `'${process.execPath}' '${pathOf('./adapters/by-itself.mjs')}' spaces-arguments`,
  ]);
  expect(spaced.stdout).toContain('✔ a call of a tool');
  expect((await ociConform(['adapter', 'check', odd('greets-with-a-banner')])).code).toBe(2);
});
