/** `oci-conform mock`: a fake tenancy on localhost until it is told to stop. */
import { join, resolve } from 'node:path';
import { ConformError } from '../errors.js';
import { type HandedHome, handedFiles, handHome } from '../exec/handed.js';
import { exampleModel } from '../exec/model.js';
import { isLoopback } from '../mock/doors/address.js';
import { startMock } from '../mock/mock.js';
import type { AuthPolicy, Mock, MockOptions } from '../mock/options.js';
import type { Access } from '../protocol/access.js';
import { exchangeLines } from './exchange-lines.js';
import { follow } from './follow.js';
import { printConfig } from './print-config.js';
import { settledFor } from './settled.js';
import { mockOptions, type TenancyOptions } from './tenancy-options.js';

/** What options and config file give; numbers may still be text. */
export interface MockCommandOptions extends Omit<TenancyOptions, 'auth' | 'seed'> {
  readonly host?: string;
  readonly port?: number | string;
  readonly auth?: string;
  readonly seed?: number | string;
  readonly iKnow?: boolean;
  /** Opens the control API beyond loopback. */
  readonly control?: boolean;
  readonly tlsPort?: number;
  readonly publicOrigin?: string;
  readonly publicTlsPort?: number;
  /** A folder for the files of clients elsewhere. */
  readonly home?: string;
  /** The path under which they see it. */
  readonly homeAs?: string;
}

/** Where the command writes: what to paste on stdout, a line a request on stderr. */
export interface MockCommandOutput {
  readonly stdout: { write(text: string): unknown };
  readonly stderr: { write(text: string): unknown };
}

const policies = { strict: 'strict', lenient: 'lenient', off: 'off' } as const satisfies Record<
  AuthPolicy,
  AuthPolicy
>;

function policyOf(auth: string): AuthPolicy {
  const policy = Object.values(policies).find((one) => one === auth);
  if (policy) return policy;
  throw new ConformError(
    'OCIC_BAD_OPTION',
    `There is no auth "${auth}".`,
    `Give --auth one of ${Object.keys(policies).join(', ')}.`,
  );
}

function wholeNumber(option: string, value: number | string): number {
  if (/^-?\d{1,15}$/.test(String(value))) return Number(value);
  throw new ConformError(
    'OCIC_BAD_OPTION',
    `${option} "${value}" is not a whole number.`,
    `Give a number, such as ${option} ${option === '--port' ? '4000' : '1'}.`,
  );
}

function startOptions(options: MockCommandOptions): MockOptions {
  const { host, port, auth, seed, iKnow, control, ...others } = options;
  const { tlsPort, publicOrigin, publicTlsPort, ...rest } = others;
  return {
    ...mockOptions(rest),
    ...(tlsPort === undefined ? {} : { tlsPort }),
    ...(publicOrigin === undefined ? {} : { publicOrigin }),
    ...(publicTlsPort === undefined ? {} : { publicTlsPort }),
    ...(host === undefined ? {} : { host }),
    ...(port === undefined ? {} : { port: wholeNumber('--port', port) }),
    ...(auth === undefined ? {} : { auth: policyOf(auth) }),
    ...(seed === undefined ? {} : { seed: wholeNumber('--seed', seed) }),
    ...(iKnow === undefined ? {} : { iKnow }),
    ...(control === undefined ? {} : { control }),
  };
}

/** The variables to paste: Oracle's and OpenAI's own as their owners define them, and the kit's. */
function environmentOf({ tenancy: { access } }: Mock): Record<string, string> {
  return {
    OCI_CONFIG_FILE: access.configFile,
    OCI_PROFILE: access.profile,
    OCI_COMPARTMENT_ID: access.compartmentId,
    OCI_REGION: access.region,
    OCI_ENDPOINT: access.endpoint,
    OCI_MODEL_ID: exampleModel,
    OCI_CONFORM_MANAGEMENT_ENDPOINT: access.managementEndpoint,
    OPENAI_BASE_URL: openAiBaseUrlOf(access),
    ...(access.projectId === undefined
      ? {}
      : { OCI_PROJECT_ID: access.projectId, OPENAI_PROJECT_ID: access.projectId }),
    ...(access.apiKey === undefined
      ? {}
      : { OCI_GENAI_API_KEY: access.apiKey, OPENAI_API_KEY: access.apiKey }),
  };
}

/** What an OpenAI SDK is given as its base URL. */
function openAiBaseUrlOf({ endpoint, openAiBase = '/openai/v1' }: Access): string {
  return `${endpoint}${openAiBase}`;
}

/** All that a script needs, on one line. */
function jsonLine(mock: Mock, auth: string, home: HandedHome | undefined): string {
  const access = home?.access.api_key ?? mock.tenancy.access;
  const environment = home?.environment ?? environmentOf(mock);
  const openAiBaseUrl = openAiBaseUrlOf(access);
  return `${JSON.stringify({ ...access, openAiBaseUrl, model: exampleModel, auth, environment })}\n`;
}

const quoted = (value: string) => `'${value.replaceAll("'", "'\\''")}'`;

/** @param watched whether the control API is open, and the page with it */
function welcome(mock: Mock, auth: string, home: HandedHome | undefined, watched: boolean): string {
  const access = home?.access.api_key ?? mock.tenancy.access;
  const variables = home
    ? [`  set -a; . ${quoted(join(home.seenAs, handedFiles.variables))}; set +a`]
    : Object.entries(environmentOf(mock)).map(
        ([name, value]) => `  export ${name}=${quoted(value)}`,
      );
  return `${[
    'A mock of Oracle Cloud Infrastructure (OCI) Generative AI is listening.',
    '',
    `  address      ${access.endpoint}`,
    ...(watched ? [`  to watch it  ${access.endpoint}/oci-conform/`] : []),
    `  auth         ${auth}`,
    `  config file  ${access.configFile}`,
    `  profile      ${access.profile}`,
    `  compartment  ${access.compartmentId}`,
    `  region       ${access.region}`,
    '',
    'To paste:',
    '',
    ...variables,
    '',
    'In an OCI SDK, use that config file and profile, and set the client’s endpoint to the address.',
    `An OpenAI SDK takes the base URL ${openAiBaseUrlOf(access)}, key and project from its variables; give it the header opc-compartment-id.`,
    ...(auth === 'strict'
      ? []
      : [
          `Without a signature: curl ${access.endpoint}/20231130/models?compartmentId=${access.compartmentId}`,
        ]),
    home
      ? `Ctrl-C stops it; the files in ${home.folder} stay, and are good for nothing then.`
      : 'Ctrl-C stops it; key and config file are gone then.',
  ].join('\n')}\n`;
}

async function homeOf(mock: Mock, options: MockCommandOptions): Promise<HandedHome | undefined> {
  const { home, homeAs, authMode } = options;
  if (home === undefined) return undefined;
  return handHome(mock, {
    folder: resolve(home),
    ...(homeAs === undefined ? {} : { seenAs: homeAs }),
    ...(authMode === undefined ? {} : { authMode }),
  });
}

/** A wish to stop, and the listeners that wait for it. */
interface StopWatch {
  /** Resolves when a signal asks to stop, or the caller does. */
  readonly stopped: Promise<void>;
  /** Gives the signals back their own effect. */
  release(): void;
}

/**
 * Watches for SIGINT and SIGTERM. Until it is released, further signals change nothing: Ctrl-C under
 * npx reaches this process twice, and the second must not kill it while it puts things away.
 */
function watchStop(signal: AbortSignal | undefined): StopWatch {
  let stop = () => {};
  const stopped = new Promise<void>((resolve) => {
    stop = resolve;
  });
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  signal?.addEventListener('abort', stop);
  if (signal?.aborted) stop();
  return {
    stopped,
    release() {
      process.off('SIGINT', stop);
      process.off('SIGTERM', stop);
      signal?.removeEventListener('abort', stop);
    },
  };
}

/**
 * Runs a mock in the foreground.
 *
 * @param flags as the command line gives them
 * @param io `stdout` gets what to paste (`--json`: as exactly one line), `stderr` a line a request
 * @param signal stops it, as SIGINT and SIGTERM do
 * @returns the exit code: 0, since a mock that was stopped did what it should
 * @throws ConformError for options, files and addresses that cannot be used
 */
export async function mockCommand(
  flags: MockCommandOptions,
  io: MockCommandOutput,
  signal?: AbortSignal,
): Promise<number> {
  const settled = await settledFor('mock', flags);
  if (flags.printConfig) return printConfig(settled, flags.json);
  const options: MockCommandOptions = settled.options;
  const watch = watchStop(signal);
  try {
    await using mock = await startMock({
      ...startOptions(options),
      onExchange: (exchange, tenancy) => io.stderr.write(exchangeLines(exchange, tenancy)),
    });
    const auth = options.auth ?? policies.strict;
    const home = await homeOf(mock, options);
    await using _following = await follow(mock, settled, flags, io.stderr);
    const watched = options.control ?? isLoopback(options.host ?? '127.0.0.1');
    io.stdout.write(options.json ? jsonLine(mock, auth, home) : welcome(mock, auth, home, watched));
    await watch.stopped;
  } catch (failure) {
    watch.release();
    throw failure;
  }
  // Without a caller's signal the process ends now, and the second Ctrl-C may still be on its way.
  if (signal !== undefined) watch.release();
  return 0;
}
