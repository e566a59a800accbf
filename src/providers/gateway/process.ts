/** A gateway's process: started in its surroundings, waited for, ended with all that it started. */
import { setTimeout as sleep } from 'node:timers/promises';
import { ConformError } from '../../errors.js';
import { createRedact } from '../adapter/secrets.js';
import { startGroup } from '../worker/process-group.js';
import { createReaper } from '../worker/reaper.js';

/** A gateway that was started. */
export interface GatewayProcess {
  /** Why it has ended; undefined while it runs. */
  ended(): string | undefined;
  /** The end of what it wrote to stdout and stderr, without secrets. */
  said(): string;
  /** Ends it, and all processes of its group. */
  close(): Promise<void>;
}

/** Characters that are kept of what it writes. */
const tail = 4000;

/** Milliseconds that it has to end after it was asked to. */
const grace = 2000;

/**
 * Starts a gateway in a process group of its own.
 *
 * @throws ConformError `OCIC_BAD_OPTION` for a command that cannot be split
 */
export function startGateway(
  command: string,
  environment: Readonly<Record<string, string>>,
): GatewayProcess {
  const reaper = createReaper();
  const { child, send, release } = startGroup({ command, environment, reaper });
  child.stdin.end();
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      said = (said + text).slice(-tail);
    });
  }
  let ended: string | undefined;
  const gone = new Promise<void>((resolve) => {
    child.once('error', ({ message }) => {
      ended = `it cannot be started: ${message}`;
      resolve();
    });
    child.once('exit', (code, signal) => {
      ended = signal === null ? `it ended with exit code ${code}` : `it was ended by ${signal}`;
      resolve();
    });
  });
  const redact = createRedact();
  return {
    ended: () => ended,
    said: () => redact(said.trim()),
    async close() {
      send('SIGTERM');
      await Promise.race([gone, sleep(grace, undefined, { ref: false })]);
      // What it started does not outlive it.
      send('SIGKILL');
      if (child.pid !== undefined) {
        await gone;
        release();
      }
      reaper.close();
    },
  };
}

/** What is waited for. */
export interface Waiting {
  readonly url: string;
  /** The process, where the kit started it. */
  readonly process?: GatewayProcess;
  /** Milliseconds. */
  readonly within: number;
  readonly signal: AbortSignal;
}

/**
 * Waits until something answers at a URL, whatever it says.
 *
 * @throws ConformError `OCIC_GATEWAY_NOT_READY` where nothing does in time, or its process has ended
 */
export async function untilItAnswers(waiting: Waiting): Promise<void> {
  const { url, process: own, within, signal } = waiting;
  const until = performance.now() + within;
  for (;;) {
    if (await answers(url, signal)) return;
    const ended = own?.ended();
    if (ended !== undefined || performance.now() > until || signal.aborted) {
      const why = ended ?? `nothing answered within ${Math.round(within / 1000)} s`;
      const said = own?.said() ?? '';
      throw new ConformError(
        'OCIC_GATEWAY_NOT_READY',
        `There is no gateway at ${url}: ${why}.${said === '' ? '' : ` It said: ${said.slice(-1500)}`}`,
        'Check --gateway against the address on which it listens; run its command by hand to see more.',
      );
    }
    await sleep(100, undefined, { signal }).catch(() => {});
  }
}

async function answers(url: string, signal: AbortSignal): Promise<boolean> {
  try {
    const response = await fetch(url, {
      signal: AbortSignal.any([signal, AbortSignal.timeout(2000)]),
    });
    await response.body?.cancel();
    return true;
  } catch {
    return false;
  }
}
