/** Options of `inspect`, as data: light, so that help does not load what an inspection needs. */
import { Option } from 'commander';
import type { Question } from '../inspect/question.js';
import { type ApiFormat, type AuthMode, authModes } from '../protocol/call.js';
import { collect, integer, oneOf } from './nearest.js';
import type { ServiceFlags } from './service-flags.js';

/** What the options give, by the names that commander makes of them. */
export interface InspectFlags extends Omit<ServiceFlags, 'model'> {
  readonly prompt?: string;
  readonly transport?: Question['transport'];
  readonly format?: ApiFormat;
  readonly auth?: AuthMode;
  /** False with `--no-stream`. */
  readonly stream?: boolean;
  readonly tools?: boolean;
  readonly json?: boolean;
  /** Seconds. */
  readonly timeout?: number;
  readonly recording?: string;
  readonly fault?: readonly string[];
  readonly seed?: number;
  readonly live?: boolean;
}

const transports: readonly Question['transport'][] = ['sdk', 'v1', 'responses'];
const formats: readonly ApiFormat[] = ['GENERIC', 'COHERE', 'COHEREV2'];

/** The options of an inspection, fresh. */
export function inspectOptions(): readonly Option[] {
  return [
    new Option('--prompt <text>', 'what to ask'),
    new Option('--transport <name>', `${transports.join(', ')} (sdk)`).argParser(
      oneOf('--transport', transports),
    ),
    new Option('--format <name>', `on sdk: ${formats.join(', ')} (as the family takes)`).argParser(
      oneOf('--format', formats),
    ),
    new Option('--auth <mode>', `${authModes.join(', ')} (api_key)`).argParser(
      oneOf('--auth', authModes),
    ),
    new Option('--no-stream', 'ask for a whole answer'),
    new Option('--tools', 'offer a tool, and ask for its use'),
    new Option('--timeout <seconds>', 'how much silence is borne (60)').argParser(
      integer('--timeout', 1, 3600),
    ),
    new Option('--json', 'all that was seen, as one JSON document'),
    new Option('--recording <id>', 'mock: what it answers, e.g. generic/llama-text'),
    new Option('--fault <id>', 'mock: what goes wrong; repeatable').argParser(collect),
    new Option('--seed <number>', 'mock: seed of ids, pads and texts').argParser(
      integer('--seed', 0, 2 ** 32 - 1),
    ),
    new Option('--target <url>', 'a service that is already running'),
    new Option('--live', 'the real service of your tenancy'),
    new Option('--endpoint <url>', 'live: inference endpoint'),
    new Option('--region <region>', 'live: region, e.g. us-chicago-1'),
    new Option('--config-file <path>', "config file, in the form of Oracle's CLI"),
    new Option('--profile <name>', 'profile in the config file'),
    new Option('--compartment <ocid>', 'compartment to call in'),
  ];
}
