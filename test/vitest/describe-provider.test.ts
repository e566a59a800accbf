/** A provider in its author's own Vitest run: what its author sees, and that the command line sees the same. */
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import type { CaseResult } from '../../src/vitest.js';
import { ociConform } from '../cli/spawn.js';
import { openAiCases } from './specs/openai-cases.js';
import { runSpec, type TestReport, type VitestRun } from './vitest-run.js';

const patience = 180_000;

describe('a client described', () => {
  let run: VitestRun;
  let cli: readonly CaseResult[];

  beforeAll(async () => {
    const tsx = import.meta.resolve('tsx');
    const adapter = fileURLToPath(new URL('./specs/openai-adapter.ts', import.meta.url));
    const { filter, skip, seed, baseline } = openAiCases;
    const [own, other] = await Promise.all([
      runSpec('openai.spec'),
      ociConform([
        ...['--provider', `node --import ${tsx} ${adapter}`, '--workers', '1', '--json'],
        ...filter.flatMap((pattern) => ['--filter', pattern]),
        ...skip.flatMap((pattern) => ['--skip', pattern]),
        ...['--seed', String(seed), '--baseline', baseline],
      ]),
    ]);
    run = own;
    const report: { readonly cases: readonly CaseResult[] } = JSON.parse(other.stdout);
    cli = report.cases;
  }, patience);

  it('has the verdicts and the findings of the command line, case by case', () => {
    expect(cli.length).toBeGreaterThan(20);
    expect(run.tests.map(({ title }) => title)).toEqual(
      cli.map(({ id, transport, auth }) => `${id} transport:${transport} auth:${auth}`),
    );
    const seen = run.tests.map((test) => [test.title, resultOf(test)]);
    expect(seen).toEqual(cli.map((one, at) => [run.tests[at]?.title, comparable(one)]));
    const verdicts = new Set(cli.map(({ verdict }) => verdict));
    expect([...verdicts].sort()).toEqual([
      'expected-fail',
      'fail',
      'not-applicable',
      'pass',
      'unexpected-pass',
      'warn',
    ]);
  });

  it('fails where the command line would exit with 1, and nowhere else', () => {
    expect(run.code).toBe(1);
    const failed = run.tests.filter(({ status }) => status === 'failed');
    const red = ['fail', 'unexpected-pass'];
    expect(failed.map(({ title }) => title.split(' ')[0])).toEqual(
      cli.filter(({ verdict }) => red.includes(verdict)).map(({ id }) => id),
    );
    expect(titled('stream/plain/openai').status).toBe('failed');
    expect(titled('chat/error/entity-not-found-whole').status).toBe('passed');
  });

  it('says a finding as the command line does, and without a stack', () => {
    const [text = ''] = titled('chat/stream/cut').failureMessages;
    expect(text).toContain('✘ fail  chat/stream/cut\n  must · v1 × genai_api_key');
    expect(text).toContain(
      '✘ cut-is-an-error: The stream was cut, and the provider reported a clean',
    );
    expect(text).toContain(
      "again     npx vitest run openai.spec.ts -t 'chat/stream/cut transport:v1 auth:genai_api_key'",
    );
    expect(run.output).toContain('Finding: ✘ fail  chat/stream/cut');
    expect(run.output).not.toMatch(/❯ .*(src\/|dist\/)/);
  });

  it('skips what is not applicable, with the reason', () => {
    expect(titled('retry/final/400').status).toBe('skipped');
    expect(run.output).toMatch(/retry\/final\/400 .*\[openai does not declare `retries`\]/);
  });

  it('tells in annotations what does not fail', () => {
    expect(titled('chat/error/entity-not-found-streamed').status).toBe('passed');
    expect(run.output).toContain('! warn  chat/error/entity-not-found-streamed');
    expect(run.output).toContain(
      'Expected to fail until 2099-12-31: openai shows no words of the service (https://github.com/openai/openai-node)',
    );
  });

  it('nests tests by subject', () => {
    expect(titled('retry/final/400').ancestorTitles).toEqual(['openai', 'retry/final']);
  });

  function titled(id: string): TestReport {
    const found = run.tests.find(({ title }) => title.startsWith(`${id} `));
    if (found === undefined) throw new Error(`There is no test ${id}.`);
    return found;
  }
});

describe('what goes wrong on the author’s side', () => {
  let run: VitestRun;

  beforeAll(async () => {
    run = await runSpec('faulty.spec');
  }, patience);

  const textOf = (name: string) =>
    run.tests.find(({ ancestorTitles }) => ancestorTitles.includes(name))?.failureMessages.join();

  it('is told, where an answer is none, as an error of the test', () => {
    expect(textOf('gives a number')).toMatch(/^⚠ error {2}answer\/plain\/openai\n/);
    expect(run.output).toContain('Error: ⚠ error  answer/plain/openai');
    expect(textOf('gives a number')).toContain('`text` is 3, and has to be\n            string.');
  });

  it('shows the line that threw', () => {
    expect(textOf('has a mistake')).toContain(
      'The provider reported: client.chat is not a function',
    );
    expect(run.output).toMatch(
      /Caused by: TypeError: client.chat is not a function\s+❯ \S*call faulty.spec.ts:20:/,
    );
  });

  it('is a failure, where what is declared is not there', () => {
    expect(textOf('cannot')).toContain(
      'reason    cannot declares `whole`, and does not support it: not yet',
    );
  });

  it(
    'is told where it stands, with what to do, before anything is run',
    async () => {
      const { output, code } = await runSpec('unknown.spec');
      expect(code).toBe(1);
      expect(output).toMatch(
        /ConformError: The pattern answer\/plan matches no case\. .+ \(OCIC_UNKNOWN_PATTERN\)\n ❯ unknown\.spec\.ts:5:1/,
      );
    },
    patience,
  );
});

it(
  'runs a client that finds its settings by itself in processes of its own',
  async () => {
    const { tests, output } = await runSpec('configured.spec', {
      // What a person may have set: a client that heard of it would not miss what is missing.
      OCI_COMPARTMENT_ID: 'ocid1.compartment.oc1..aaaaaaaasomebodys',
    });
    expect(tests.map(({ title, status }) => [title.split(' ')[0], status])).toEqual([
      ['config/file/by-variable', 'failed'],
      ['config/missing/compartment', 'passed'],
    ]);
    expect(output).toContain('? not observed  config/file/by-variable');
    expect(output).toMatch(/There is no\s+\S*oci-conform-home-\w+\/\.oci\/config/);
  },
  patience,
);

it(
  'takes expectations from a setup file',
  async () => {
    const { code, tests } = await runSpec('setup.spec');
    expect(tests.map(({ status }) => status)).toEqual(['passed']);
    expect(code).toBe(0);
  },
  patience,
);

/** What both doors have to agree on: all but how long it took. */
function comparable({ verdict, reason, findings, expected, undeclared }: CaseResult) {
  return { verdict, reason, findings, expected, undeclared };
}

function resultOf({ status, meta }: TestReport): unknown {
  // What was not applicable from the start has no result of its own.
  if (meta.conform === undefined) {
    return status === 'skipped' ? expect.objectContaining({ verdict: 'not-applicable' }) : status;
  }
  return comparable(meta.conform);
}
