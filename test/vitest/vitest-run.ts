/** Runs a spec of `specs/` in a Vitest of its own, as its author would: a process, and what it reports. */
import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { CaseResult } from '../../src/vitest.js';

const vitest = fileURLToPath(new URL('../../node_modules/vitest/vitest.mjs', import.meta.url));
const specs = fileURLToPath(new URL('./specs', import.meta.url));

/** A test as Vitest's JSON reporter tells it. */
export interface TestReport {
  readonly title: string;
  readonly ancestorTitles: readonly string[];
  readonly status: 'passed' | 'failed' | 'skipped' | 'pending';
  readonly failureMessages: readonly string[];
  readonly meta: { readonly conform?: CaseResult };
}

/** What a run left behind. */
export interface VitestRun {
  readonly code: number | null;
  /** What a person sees. */
  readonly output: string;
  readonly tests: readonly TestReport[];
}

/** Runs one spec. */
export function runSpec(
  name: string,
  env: Readonly<Record<string, string>> = {},
): Promise<VitestRun> {
  return runVitest(specs, join(specs, 'vitest.config.ts'), [name], env);
}

/** Runs Vitest in a folder, with the reporter `verbose`. */
export async function runVitest(
  cwd: string,
  config: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<VitestRun> {
  const folder = await mkdtemp(join(tmpdir(), 'oci-conform-vitest-'));
  const file = join(folder, 'report.json');
  try {
    const { code, output } = await vitestIn(
      cwd,
      [
        ...['run', '--config', config, ...args],
        ...['--reporter', 'verbose', '--reporter', 'json', `--outputFile.json=${file}`],
      ],
      env,
    );
    const report: { testResults: readonly { assertionResults: readonly TestReport[] }[] } =
      JSON.parse(await readFile(file, 'utf8'));
    return { code, output, tests: report.testResults.flatMap((one) => one.assertionResults) };
  } finally {
    await rm(folder, { recursive: true });
  }
}

function vitestIn(
  cwd: string,
  args: readonly string[],
  more: Readonly<Record<string, string>>,
): Promise<Pick<VitestRun, 'code' | 'output'>> {
  const bare = Object.entries(process.env).filter(
    ([name]) => !/^(VITEST|NODE_ENV|FORCE_COLOR|CI$|GITHUB_)/.test(name),
  );
  const child = spawn(process.execPath, [vitest, ...args], {
    cwd,
    env: { ...Object.fromEntries(bare), NO_COLOR: '1', ...more },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
  }
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, output }));
  });
}
