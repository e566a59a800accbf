/** `oci-conform`: runs the suite and reports. */
import { ConformError } from '../errors.js';
import { assembleReport } from '../reports/assemble.js';
import { exitCodeOf } from '../reports/exit-code.js';
import { checkWritable } from '../reports/reporters.js';
import { tuneEngine } from '../runner/engine.js';
import { type RunOptions, runSuite, type SuiteRun } from '../runner/suite.js';
import { cases } from '../suites/cases/index.js';
import { requirements } from '../suites/requirements/index.js';
import type { Environment } from '../targets/environment.js';
import type { TargetSettings } from '../targets/settings.js';
import {
  expectations,
  type OpenBaseline,
  openBaseline,
  type Rebased,
  rebase,
  writeUpdate,
} from './baseline.js';
import { deliver } from './deliver.js';
import { errorText } from './failure.js';
import type { Stage } from './gateway.js';
import { onInterrupt } from './interrupt.js';
import { print, tell } from './output.js';
import { packageVersion } from './package-info.js';
import { planText } from './plan-text.js';
import { printConfig } from './print-config.js';
import { startProgress } from './progress.js';
import { readReporter } from './reporter-option.js';
import type { RunFlags } from './run-options.js';
import { serviceNamed } from './service-flags.js';
import { settledFor } from './settled.js';
import { shellLine } from './shell-line.js';
import { subjectOf } from './subject.js';

/**
 * Runs what the flags ask for, and writes the reports.
 *
 * @param given as the command line gives them; a config file adds to them
 * @param args the arguments as they were given, for the report
 * @returns the exit code, derived from the report
 * @throws ConformError for options, patterns, credentials or files that cannot be used
 */
export async function run(given: RunFlags, args: readonly string[]): Promise<number> {
  const settled = await settledFor('run', given);
  if (given.printConfig) return printConfig(settled, given.json);
  const flags = withJson(settled.options, given);
  checkFlags(flags, given);
  checkWritable(flags.reporter ?? []);
  const named = flags.gateway === undefined ? await targetOf(flags, settled.env) : undefined;
  if (named !== undefined && 'notConfigured' in named) {
    await print(`${named.notConfigured}\n`);
    return 0;
  }
  const opened = await openBaseline(flags, cases, new Date());
  const expectationOf = expectations(opened);
  const progress = startProgress(process.stderr, process.env);
  const interrupt = onInterrupt();
  const stage = await stageOf(flags, named, interrupt.signal).catch((thrown: unknown) => {
    interrupt.release();
    throw thrown;
  });
  const { target, subject } = stage;
  tuneEngine();
  const ran = await runSuite({
    ...wantedOf(flags),
    target,
    subject,
    expectationOf,
    traces: flags.reporter?.some(({ name }) => name === 'traces') ? 'all' : 'findings',
    signal: interrupt.signal,
    onPlan: (plan) => {
      if (target.kind !== 'mock') process.stderr.write(planText(plan, target));
      progress.plan(plan.cases.filter((planned) => planned.reason === undefined).length);
    },
    onResult: (result) => progress.note(rebase([result], opened).results[0] ?? result),
  }).finally(async () => {
    progress.end();
    await stage.close();
    interrupt.release();
  });
  const { traces, ...parts } = ran;
  const rebased = await rebaseRun(ran, opened, flags, stage);
  const report = assembleReport({
    ...parts,
    ...rebased,
    version: packageVersion(),
    node: process.versions.node,
    command: shellLine(['oci-conform', ...withoutKey(args)]),
  });
  await deliver({ report, traces, requirements }, flags.reporter ?? []);
  const code = exitCodeOf(report);
  if (code === 2) await tell(errorText(nothingJudged(), false));
  return code;
}

/** Who is put under test against what: a gateway brings both. */
async function stageOf(
  flags: RunFlags,
  target: TargetSettings | undefined,
  signal: AbortSignal,
): Promise<Stage> {
  const { gateway } = flags;
  if (gateway === undefined && target !== undefined) {
    return { target, subject: await subjectOf(flags, signal), close: async () => {} };
  }
  const { openGateway } = await import('./gateway.js');
  return openGateway(gateway ?? '', flags, signal);
}

/** A gateway's key is nobody's business but the gateway's. */
function withoutKey(args: readonly string[]): readonly string[] {
  return args.map((arg, at) => {
    if (args[at - 1] === '--gateway-key') return '[redacted]';
    return arg.startsWith('--gateway-key=') ? '--gateway-key=[redacted]' : arg;
  });
}

/** The results as the baseline sees them; as it is afterwards, where it is to be brought up to date. */
async function rebaseRun(
  ran: SuiteRun,
  opened: OpenBaseline | undefined,
  { updateBaseline: updates = false }: RunFlags,
  stage: Stage,
): Promise<Rebased> {
  if (opened === undefined || !updates) return rebase(ran.results, opened);
  if (ran.interrupted || ran.failure !== undefined || ran.notRun !== undefined) {
    await tell(`${opened.file} is as it was: the run did not come to its end.\n`);
    return rebase(ran.results, opened);
  }
  const update = await writeUpdate(opened, ran.results, cases, stage);
  await tell(update.told);
  return rebase(ran.results, update.opened);
}

/** `--json` on the command line is a reporter on stdout; those of the file do not count then. */
function withJson(flags: RunFlags, given: RunFlags): RunFlags {
  if (!given.json) return flags;
  return { ...flags, reporter: readReporter('json', given.reporter) };
}

function wantedOf(flags: RunFlags): Omit<RunOptions, 'target' | 'expectationOf'> {
  const { filter, skip, transport, auth, level, bail, seed } = flags;
  return {
    ...(filter === undefined ? {} : { filter }),
    ...(skip === undefined ? {} : { skip }),
    ...(transport === undefined ? {} : { transports: transport }),
    ...(auth === undefined ? {} : { auths: auth }),
    ...(level === undefined ? {} : { level }),
    ...(bail === undefined || bail === false ? {} : { bail: bail === true ? 1 : bail }),
    ...(seed === undefined ? {} : { seed }),
  };
}

const serviceFlags = [
  'endpoint',
  'region',
  'configFile',
  'profile',
  'compartment',
  'model',
] as const satisfies readonly (keyof RunFlags)[];

/** @throws ConformError `OCIC_BAD_OPTION` for options that make no sense together */
function checkFlags(flags: RunFlags, given: RunFlags): void {
  if (flags.live && flags.target !== undefined) {
    throw new ConformError(
      'OCIC_BAD_OPTION',
      '--live and --target name two services.',
      'Give one of them: --live for your tenancy, --target for any other address.',
    );
  }
  checkGateway(flags);
  if (given.ifConfigured && !flags.live) {
    throw new ConformError(
      'OCIC_BAD_OPTION',
      '--if-configured has nothing to decide without --live.',
      'Add --live, or leave it out.',
    );
  }
  const stray = serviceFlags.find((name) => given[name] !== undefined);
  if (stray !== undefined && !flags.live && flags.target === undefined) {
    const option = `--${stray.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
    throw new ConformError(
      'OCIC_BAD_OPTION',
      `${option} means nothing to the built-in mock.`,
      'Add --live or --target <url>, or leave it out.',
    );
  }
}

/** @throws ConformError `OCIC_BAD_OPTION` */
function checkGateway(flags: RunFlags): void {
  const { gateway, live, provider, providerCommand, target, upstreamPort } = flags;
  const another = { '--provider': provider, '--provider-command': providerCommand, '--live': live };
  const [rival] = Object.entries(another).flatMap(([name, value]) => (value ? [name] : []));
  if (gateway !== undefined && rival !== undefined) {
    throw new ConformError(
      'OCIC_BAD_OPTION',
      `--gateway and ${rival} do not go together: a gateway is called by the kit, and calls the mock.`,
      'Leave one of them out.',
    );
  }
  const stray = (['gatewayCommand', 'gatewayKey', 'upstreamPort'] as const).find(
    (name) => flags[name] !== undefined,
  );
  if (gateway === undefined && stray !== undefined) {
    const option = `--${stray.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
    throw new ConformError(
      'OCIC_BAD_OPTION',
      `${option} says something of a gateway, and none is named.`,
      'Add --gateway http://127.0.0.1:8080, or leave it out.',
    );
  }
  if (gateway !== undefined && target !== undefined && upstreamPort !== undefined) {
    throw new ConformError(
      'OCIC_BAD_OPTION',
      '--target is a mock that runs, and --upstream-port a port for one to be started.',
      'Give one of them.',
    );
  }
}

/** The target that the flags name; or, with `--if-configured`, why there is none. */
async function targetOf(
  flags: RunFlags,
  env: Environment,
): Promise<TargetSettings | { readonly notConfigured: string }> {
  if (!flags.live && flags.target === undefined) return { kind: 'mock' };
  try {
    return await serviceNamed(flags, env);
  } catch (error) {
    const skips = error instanceof ConformError && error.code === 'OCIC_NOT_CONFIGURED';
    if (flags.ifConfigured && skips) {
      return { notConfigured: `${error.message} Nothing was run, as --if-configured allows.` };
    }
    throw error;
  }
}

function nothingJudged(): ConformError {
  return new ConformError(
    'OCIC_NOTHING_JUDGED',
    'No case was judged: none was selected, or none is applicable.',
    'See the reasons above, or widen --filter, --skip, --level, --transport and --auth.',
  );
}
