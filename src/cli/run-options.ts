/** Options of a run, as data: light, so that help does not load what a run needs. */
import { Option } from 'commander';
import { defaultBaselineFile } from '../baseline/baseline.js';
import { ConformError } from '../errors.js';
import type { AuthMode, Transport } from '../protocol/call.js';
import { authModes, transports } from '../reports/axes.js';
import type { ReporterChoice, ReporterName } from '../reports/reporters.js';
import type { Level } from '../suites/case.js';
import { collect, integer, oneOf, someOf } from './nearest.js';

/** Reporter names; the table of renderers is held against this list by a test. */
const reporterNames: readonly ReporterName[] = ['pretty', 'json', 'junit', 'traces'];

/** What the options of a run give, by the names that commander makes of them. */
export interface RunFlags {
  readonly live?: boolean;
  readonly ifConfigured?: boolean;
  readonly target?: string;
  readonly endpoint?: string;
  readonly region?: string;
  readonly configFile?: string;
  readonly profile?: string;
  readonly compartment?: string;
  readonly model?: string;
  readonly filter?: readonly string[];
  readonly skip?: readonly string[];
  readonly transport?: readonly Transport[];
  readonly auth?: readonly AuthMode[];
  readonly level?: Level;
  readonly bail?: number | true;
  readonly seed?: number;
  readonly reporter?: readonly ReporterChoice[];
  /** A file; `true` is the default one. */
  readonly baseline?: string | true;
  readonly updateBaseline?: boolean;
}

const levels: readonly Level[] = ['must', 'should', 'info'];

/** The options of a run, fresh. */
export function runOptions(): readonly Option[] {
  return [
    repeated(
      '--filter <pattern>',
      'only cases that match: a path (stream/cohere), axes (level:must)',
    ),
    repeated('--skip <pattern>', 'leave out cases that match'),
    new Option('--transport <name>', `only this transport: ${transports.join(', ')}`).argParser(
      someOf('--transport', transports),
    ),
    new Option('--auth <mode>', `only this auth mode: ${authModes.join(', ')}`).argParser(
      someOf('--auth', authModes),
    ),
    new Option(
      '--level <least>',
      `only cases of this level and above: ${levels.join(', ')}`,
    ).argParser(oneOf('--level', levels)),
    new Option('--bail [count]', 'stop after so many findings (1)').argParser(
      integer('--bail', 1, 1_000_000),
    ),
    new Option('--seed <number>', 'seed of all that is random').argParser(
      integer('--seed', 0, 2 ** 32 - 1),
    ),
    reporterOption(),
    baselineOption(),
    new Option('--update-baseline', 'write the failures of this run into the baseline'),
    new Option('--target <url>', 'a service that is already running').argParser(url('--target')),
    new Option('--live', 'the real service of your tenancy'),
    new Option('--if-configured', 'with --live: exit 0 when no tenancy is configured'),
    new Option('--endpoint <url>', 'live: inference endpoint').argParser(url('--endpoint')),
    new Option('--region <region>', 'live: region, e.g. us-chicago-1'),
    new Option('--config-file <path>', "config file, in the form of Oracle's CLI"),
    new Option('--profile <name>', 'profile in the config file'),
    new Option('--compartment <ocid>', 'compartment to call in'),
    new Option('--model <name>', 'chat model to call'),
  ];
}

/** `--reporter name[=path]`, repeatable; at most one may write to stdout. */
export function reporterOption(): Option {
  const parseName = oneOf('--reporter', reporterNames);
  return new Option(
    '--reporter <name[=path]>',
    `report as ${reporterNames.join(', ')}; repeatable, without a path on stdout`,
  ).argParser((value: string, before: readonly ReporterChoice[] = []) => {
    const equals = value.indexOf('=');
    const name = parseName(equals === -1 ? value : value.slice(0, equals));
    const path = equals === -1 ? undefined : value.slice(equals + 1);
    if (path === '') throw noPath(name);
    if (path === undefined && before.some((one) => one.path === undefined)) throw twoOnStdout(name);
    return [...before, path === undefined ? { name } : { name, path }];
  });
}

/** `--baseline [file]`. */
export function baselineOption(): Option {
  return new Option('--baseline [file]', `expected failures (${defaultBaselineFile})`);
}

function repeated(flags: string, description: string): Option {
  return new Option(flags, `${description}; repeatable`).argParser(collect);
}

function url(option: string) {
  return (value: string): string => {
    const parsed = URL.canParse(value) ? new URL(value) : undefined;
    if (parsed?.protocol === 'http:' || parsed?.protocol === 'https:') {
      return value.replace(/\/+$/, '');
    }
    throw new ConformError(
      'OCIC_BAD_OPTION',
      `${option} takes an address, not "${value}".`,
      `For example: ${option} http://127.0.0.1:4000.`,
    );
  };
}

function noPath(name: string): ConformError {
  return new ConformError(
    'OCIC_BAD_OPTION',
    `--reporter ${name}= names no file.`,
    `Say --reporter ${name} for stdout, or --reporter ${name}=report.`,
  );
}

function twoOnStdout(name: string): ConformError {
  return new ConformError(
    'OCIC_BAD_OPTION',
    'Two reporters cannot both write to stdout.',
    `Give one of them a file: --reporter ${name}=report.`,
  );
}
