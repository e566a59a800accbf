/** The process behind `oci-conform env`: keeps a mock until it is told to end, or nobody calls any more. */
import { appendFile } from 'node:fs';
import { join } from 'node:path';
import type { Settled } from '../config/settle.js';
import type { Block } from '../exec/environment.js';
import { writePrivate } from '../exec/home.js';
import { type Kept, keeperVariable, keptFile, keptVariable } from '../exec/keeper.js';
import { openRelay } from '../exec/relay.js';
import { setUp } from '../exec/setup.js';
import { type EnvOptions, idleMinutes } from './env.js';
import { exchangeLines } from './exchange-lines.js';
import { follow } from './follow.js';
import { mockOptions } from './tenancy-options.js';

/** Variables that a shell gets back when the mock is stopped: those that hold no secret. */
const givenBack: readonly string[] = [
  'HOME',
  'USERPROFILE',
  'NODE_OPTIONS',
  'JAVA_TOOL_OPTIONS',
  'NO_PROXY',
  'no_proxy',
  'SSL_CERT_FILE',
  'REQUESTS_CA_BUNDLE',
  'CURL_CA_BUNDLE',
  'NODE_EXTRA_CA_CERTS',
];

/**
 * Runs the mock, and tells its parent of it once it listens.
 *
 * @returns the exit code
 */
export async function keep(
  options: EnvOptions,
  settled: Settled,
  flags: EnvOptions,
): Promise<number> {
  const relay = openRelay();
  let stopNow = () => {};
  const stopped = new Promise<void>((resolve) => {
    stopNow = resolve;
  });
  const idle = setTimeout(stopNow, (options.for ?? idleMinutes) * 60_000);
  let log: string | undefined;
  const { authMode = 'api_key' } = options;
  const setup = await setUp({
    mock: {
      ...mockOptions(options),
      onExchange: (exchange, tenancy) => {
        idle.refresh();
        if (log !== undefined) appendFile(log, exchangeLines(exchange, tenancy), () => {});
      },
    },
    authMode,
    inherited: process.env,
  });
  try {
    const logFile = join(setup.files, 'mock.log');
    log = logFile;
    const file = join(setup.files, keptFile);
    const { OCI_CONFORM_RUN: _, ...set } = setup.block.set;
    const block: Block = { ...setup.block, set: { ...set, [keptVariable]: file } };
    const kept: Kept = {
      pid: process.pid,
      mark: `${keeperVariable}=${process.env[keeperVariable]}`,
      authMode,
      block,
      before: before(block),
      log: logFile,
    };
    await writePrivate(logFile, '');
    await using _following = await follow(setup.mock, settled, flags, {
      write: (text) => appendFile(logFile, text, () => {}),
    });
    await writePrivate(file, JSON.stringify(kept));
    relay.to(({ ends }) => {
      if (ends) stopNow();
    });
    process.send?.(kept, () => process.disconnect?.());
    await stopped;
    return 0;
  } finally {
    clearTimeout(idle);
    await setup.close();
    relay.release();
  }
}

const before = ({ set }: Block): Readonly<Record<string, string>> =>
  Object.fromEntries(
    givenBack.flatMap((name) => {
      const value = process.env[name];
      return name in set && value !== undefined ? [[name, value]] : [];
    }),
  );
