/**
 * The one table of settings: what each is called, in the config file, as an option and as a variable, what it
 * takes, and what it is without being said. Options, checks, JSON Schema, `--print-config` and `docs/config.md` are
 * made from it. Light: `--help` loads it.
 *
 * A new setting is a row here and a line in `config.ts`; then `npm run write`. A new kind of value is a member of `Takes`, and
 * an entry in `rules.ts`, in `cli/setting-options.ts` and in `scripts/write-config.ts`.
 */
import { defaultBaselineFile } from '../baseline/baseline.js';
import { authModes } from '../protocol/call.js';
import { personaNames } from '../protocol/switches.js';
import { transports } from '../reports/axes.js';
import type { ReporterName } from '../reports/reporters.js';
import type { Level } from '../suites/case.js';
import { featureNames } from '../suites/features.js';
import type { Config, EnvConfig, ExecConfig, MockConfig, RunConfig } from './config.js';
import type { Setting } from './setting.js';

type Rows<Section> = { readonly [Key in keyof Section]-?: Setting };

/** The largest seed. */
const largest = 2 ** 32 - 1;

const levels = ['must', 'should', 'info'] as const satisfies readonly Level[];

/** Reporter names; the table of renderers is held against this list by a test. */
export const reporterNames = [
  'pretty',
  'json',
  'junit',
  'traces',
  'summary',
  'html',
] as const satisfies readonly ReporterName[];

const port = { kind: 'whole', least: 0, most: 65_535 } as const;

const mock: Rows<MockConfig> = {
  port: {
    flag: '--port <number>',
    does: 'port to listen on (any free one)',
    takes: port,
    usual: { words: 'any free one' },
  },
  host: {
    flag: '--host <host>',
    does: 'address to listen on (127.0.0.1)',
    takes: { kind: 'text' },
    usual: '127.0.0.1',
  },
  auth: {
    flag: '--auth <policy>',
    does: 'strict (default), lenient or off',
    takes: { kind: 'word', words: ['strict', 'lenient', 'off'] },
    usual: 'strict',
    shared: true,
  },
  recordings: {
    flag: '--recordings <folder>',
    does: 'recordings to answer with, instead of those in the package',
    takes: { kind: 'path' },
    usual: { words: 'those in the package' },
    shared: true,
    followed: true,
  },
  seed: {
    flag: '--seed <number>',
    does: 'seed of ids, pads and texts',
    takes: { kind: 'whole', least: 0, most: largest },
    usual: 1,
    shared: true,
  },
  replies: {
    flag: '--replies <file>',
    does: 'JSON of what to answer, read again when it changes',
    takes: { kind: 'replies' },
    usual: { words: 'none' },
    shared: true,
    followed: true,
  },
  persona: {
    flag: '--persona <name>',
    does: `who answers the rest: ${personaNames.join(', ')}`,
    takes: { kind: 'word', words: personaNames },
    usual: 'helpful',
    shared: true,
    followed: true,
  },
  faults: {
    flag: '--fault <id>',
    does: 'what goes wrong with every reply, where it can',
    takes: { kind: 'faults' },
    usual: { words: 'none' },
    shared: true,
    followed: true,
  },
  iKnow: {
    flag: '--i-know',
    does: 'listen beyond loopback with auth off',
    takes: { kind: 'switch' },
    usual: false,
  },
  control: {
    flag: '--control',
    does: 'open the control API beyond loopback, too',
    takes: { kind: 'switch' },
    usual: { words: 'on loopback alone' },
  },
  permissive: {
    flag: '--permissive',
    does: 'OpenAI routes ask for no project, compartment or known model',
    takes: { kind: 'switch' },
    usual: false,
    shared: true,
    followed: true,
  },
  tlsPort: {
    flag: '--tls-port <number>',
    does: 'listen with TLS there, too',
    takes: port,
    usual: { words: 'no TLS' },
  },
  publicOrigin: {
    flag: '--public-origin <url>',
    does: 'address by which clients elsewhere see the mock',
    takes: { kind: 'text' },
    usual: { words: 'its own address' },
  },
  publicTlsPort: {
    flag: '--public-tls-port <number>',
    does: 'port with TLS as they see it (--tls-port)',
    takes: { ...port, least: 1 },
    usual: { words: 'as tlsPort' },
  },
  home: {
    flag: '--home <folder>',
    does: 'write config file, keys and variables there for clients elsewhere',
    takes: { kind: 'path' },
    usual: { words: 'none' },
  },
  homeAs: {
    flag: '--home-as <path>',
    does: 'path under which they see that folder (the same)',
    takes: { kind: 'text' },
    usual: { words: 'as home' },
  },
  authMode: {
    flag: '--auth-mode <mode>',
    does: `what DEFAULT is in Oracle's config file: ${authModes.join(', ')} (api_key)`,
    takes: { kind: 'word', words: authModes },
    usual: 'api_key',
    shared: true,
  },
  switches: {
    does: 'what the service does differently for this tenancy',
    takes: { kind: 'switches' },
    usual: { words: 'none' },
    shared: true,
    followed: true,
  },
};

const run: Rows<RunConfig> = {
  filter: {
    flag: '--filter <pattern>',
    does: 'only cases that match: a path (stream/cohere), axes (level:must), or both, of which all must hold; repeatable: any may',
    takes: { kind: 'texts' },
    usual: { words: 'all' },
  },
  skip: {
    flag: '--skip <pattern>',
    does: 'leave out cases that match; repeatable',
    takes: { kind: 'texts' },
    usual: { words: 'none' },
  },
  transports: {
    flag: '--transport <name>',
    does: `only this transport: ${transports.join(', ')}`,
    takes: { kind: 'words', words: transports },
    usual: { words: 'all' },
  },
  auths: {
    flag: '--auth <mode>',
    does: `only this auth mode: ${authModes.join(', ')}`,
    takes: { kind: 'words', words: authModes },
    usual: { words: 'all' },
  },
  level: {
    flag: '--level <least>',
    does: `only cases of this level and above: ${levels.join(', ')}`,
    takes: { kind: 'word', words: levels },
    usual: 'info',
  },
  bail: {
    flag: '--bail [count]',
    does: 'stop after so many failures (1)',
    takes: { kind: 'count', most: 1_000_000 },
    usual: { words: 'never' },
  },
  seed: {
    flag: '--seed <number>',
    does: 'seed of all that is random',
    takes: { kind: 'whole', least: 0, most: largest },
    usual: 1,
  },
  reporters: {
    flag: '--reporter <name[=path]>',
    does: `report as ${reporterNames.join(', ')}; repeatable, without a path on stdout`,
    takes: { kind: 'reporters', words: reporterNames },
    usual: { words: 'pretty' },
  },
  baseline: {
    flag: '--baseline [file]',
    does: `expected failures (${defaultBaselineFile})`,
    takes: { kind: 'usual-path' },
    usual: { words: 'none' },
  },
  provider: {
    flag: '--provider <command>',
    does: "a provider's adapter, which speaks JSON lines; see docs/adapters.md",
    takes: { kind: 'text' },
    usual: { words: "the kit's own" },
    instead: 'providerCommand',
  },
  providerCommand: {
    flag: '--provider-command <command>',
    does: 'a provider that is run once a call, told by variables',
    takes: { kind: 'text' },
    usual: { words: 'none' },
    instead: 'provider',
  },
  workers: {
    flag: '--workers <count>',
    does: 'processes of the provider at once (as many as cores)',
    takes: { kind: 'whole', least: 1, most: 256 },
    usual: { words: 'as many as cores' },
  },
  features: {
    flag: '--feature <name>',
    does: 'what the --provider-command (stream, whole) or --gateway can do; repeatable',
    takes: { kind: 'words', words: featureNames },
    usual: { words: 'stream, whole; of a gateway, more' },
  },
  gateway: {
    flag: '--gateway <url>',
    does: 'an OpenAI-shaped server with the mock as its upstream; see docs/gateways.md',
    takes: { kind: 'url' },
    usual: { words: 'none' },
  },
  gatewayCommand: {
    flag: '--gateway-command <command>',
    does: 'starts the gateway, in a fake tenancy',
    takes: { kind: 'text' },
    usual: { words: 'it is waited for' },
  },
  gatewayKey: {
    flag: '--gateway-key <key>',
    does: 'bearer that the gateway wants of its clients',
    takes: { kind: 'text' },
    usual: { words: 'any' },
  },
  upstreamPort: {
    flag: '--upstream-port <number>',
    does: 'port of the mock behind the gateway (any free one)',
    takes: port,
    usual: { words: 'any free one' },
  },
  target: {
    flag: '--target <url>',
    does: 'a service that is already running',
    takes: { kind: 'url' },
    usual: { words: 'the built-in mock' },
    instead: 'live',
  },
  live: {
    flag: '--live',
    does: 'the real service of your tenancy',
    takes: { kind: 'switch' },
    usual: false,
    instead: 'target',
  },
  ifConfigured: {
    flag: '--if-configured',
    does: 'with --live: exit 0 when no tenancy is configured',
    takes: { kind: 'switch' },
    usual: false,
  },
  endpoint: {
    flag: '--endpoint <url>',
    does: 'live: inference endpoint',
    takes: { kind: 'url' },
    usual: { words: 'from the region' },
    variables: 'endpoint',
  },
  region: {
    flag: '--region <region>',
    does: 'live: region, e.g. us-chicago-1',
    takes: { kind: 'text' },
    usual: { words: "the profile's" },
    variables: 'region',
  },
  configFile: {
    flag: '--config-file <path>',
    does: "Oracle's config file, with profiles and keys",
    takes: { kind: 'path' },
    usual: { words: '~/.oci/config' },
    variables: 'configFile',
  },
  profile: {
    flag: '--profile <name>',
    does: 'profile in that file',
    takes: { kind: 'text' },
    usual: 'DEFAULT',
    variables: 'profile',
  },
  compartment: {
    flag: '--compartment <ocid>',
    does: 'compartment to call in',
    takes: { kind: 'text' },
    usual: { words: 'none' },
    variables: 'compartment',
  },
  model: {
    flag: '--model <name>',
    does: 'chat model to call',
    takes: { kind: 'text' },
    usual: { words: 'none' },
    variables: 'model',
  },
};

const exec: Rows<ExecConfig> = {
  require: {
    flag: '--require <transport:mode>',
    does: 'exit 1 unless such a call came, e.g. sdk:api_key or *:session_token; repeatable',
    takes: { kind: 'requirements' },
    usual: { words: 'none' },
  },
  report: {
    flag: '--report <file>',
    does: 'what was seen, as JSON',
    takes: { kind: 'path' },
    usual: { words: 'none' },
  },
  isolate: {
    flag: '--isolate',
    does: 'Linux: in a network of its own, where only the mock can be reached',
    takes: { kind: 'switch' },
    usual: false,
  },
};

const env: Rows<EnvConfig> = {
  format: {
    flag: '--format <form>',
    does: 'shell (default), dotenv or json',
    takes: { kind: 'word', words: ['shell', 'dotenv', 'json'] },
    usual: 'shell',
  },
  for: {
    flag: '--for <minutes>',
    does: 'how long the mock waits for a request before it ends (60)',
    takes: { kind: 'whole', least: 1, most: 10_080 },
    usual: 60,
  },
};

/** A command that takes settings; `run` is `oci-conform` without a command. */
export type Command = keyof Sections;

type Sections = Required<Omit<Config, '$schema'>>;

/** All of them, by section and key of the config file. */
export const sections: { readonly [Name in Command]: Readonly<Record<string, Setting>> } = {
  mock,
  run,
  exec,
  env,
};

/** A setting, and where the config file has it. */
export interface Placed extends Setting {
  readonly section: Command;
  readonly key: string;
}

/** The settings of a command, in the order of its help. */
export function settingsOf(command: Command): readonly Placed[] {
  const placed = (section: Command): readonly Placed[] =>
    Object.entries(sections[section]).map(([key, setting]) => ({ ...setting, section, key }));
  if (command === 'run' || command === 'mock') return placed(command);
  return [...placed(command), ...placed('mock').filter(({ shared }) => shared)];
}

/**
 * The name under which commander gives the value of an option.
 *
 * @example
 * attributeOf({ flag: '--tls-port <number>', … }); // 'tlsPort'
 */
export function attributeOf({ flag, key }: Placed): string {
  const [, long] = /^--([\w-]+)/.exec(flag ?? '') ?? [];
  return long?.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase()) ?? key;
}
