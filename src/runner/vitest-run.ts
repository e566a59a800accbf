/** Vitest, quiet and by itself: one spec module of the kit's, no files of the user's. */
import type { EventEmitter } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { Writable } from 'node:stream';
import { createVitest, type Reporter, type Vitest } from 'vitest/node';
import type { Making } from '../keys/stock.js';
import { ownProgram } from '../package-files.js';
import { carried, type Finished, type WorkOrder } from './protocol.js';
import { specNames } from './shares.js';

/** How a run goes on, and ends. */
export interface VitestRun {
  readonly order: WorkOrder;
  /** Stop after so many failures. */
  readonly bail: number;
  readonly signal: AbortSignal | undefined;
  /** Keys for the workers, which are being made. */
  readonly keys: Making;
  readonly onFinished: (finished: Finished) => void;
}

/**
 * Runs the order's cases on Vitest, in a worker thread.
 *
 * @returns why the run broke, when it did: a worker that died, a module that did not load
 */
export async function runOnVitest(run: VitestRun): Promise<string | undefined> {
  const problems: string[] = [];
  const restore = keepProcess();
  let vitest: Vitest | undefined;
  const scratch = makeScratch();
  try {
    const freeListeners = keepListeners();
    vitest = await startQuietly(run, problems, scratch.folder);
    freeListeners();
    const cancel = () => void vitest?.cancelCurrentRun('keyboard-input');
    vitest.provide('keys', run.keys.end());
    if (run.signal?.aborted) return undefined;
    run.signal?.addEventListener('abort', cancel, { once: true });
    await vitest.start();
    run.signal?.removeEventListener('abort', cancel);
  } catch (thrown) {
    problems.push(thrown instanceof Error ? thrown.message : String(thrown));
  } finally {
    run.keys.end();
    await vitest?.close();
    restore();
    scratch.sweep();
  }
  return problems.length === 0 ? undefined : [...new Set(problems)].join(' ');
}

/**
 * A temporary folder for what the workers make. A worker that is interrupted has no last moment of its
 * own, so the process that started it sweeps up after it.
 */
function makeScratch(): { folder: string; sweep: () => void } {
  const folder = mkdtempSync(join(tmpdir(), 'oci-conform-run-'));
  const remove = () => rmSync(folder, { recursive: true, force: true });
  process.once('exit', remove);
  return {
    folder,
    sweep() {
      process.off('exit', remove);
      remove();
    },
  };
}

function startQuietly(run: VitestRun, problems: string[], scratch: string): Promise<Vitest> {
  const specs = specNames
    .slice(0, run.order.shares.length)
    .map((name) => ownProgram(`runner/${name}.spec`).file);
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
  return createVitest(
    'test',
    {
      config: false,
      root: dirname(specs[0] ?? ''),
      include: specs.map((file) => basename(file)),
      // By default Vitest leaves out node_modules, where the kit stands once it is installed.
      exclude: [],
      watch: false,
      cache: false,
      pool: 'threads',
      maxWorkers: specs.length,
      maxConcurrency: run.order.concurrency,
      bail: run.bail,
      reporters: [reporter(run, problems)],
      provide: { workOrder: run.order },
      env: { TMPDIR: scratch, TEMP: scratch },
      server: {
        deps: {
          // A spec must share Vitest's own instance; all else is plain JavaScript for Node.
          inline: [/\.spec\.[jt]s$/],
          external: [/\.js$/],
        },
      },
    },
    {
      // Nothing of the folder that the user stands in is read or written.
      envDir: false,
      css: { postcss: {} },
      cacheDir: join(tmpdir(), 'oci-conform-vite'),
      logLevel: 'silent',
    },
    { stdout: silent, stderr: silent },
  );
}

function reporter(run: VitestRun, problems: string[]): Reporter {
  return {
    onTestCaseResult(test) {
      const finished = carried(test.meta());
      if (finished !== undefined) run.onFinished(finished);
      else if (test.result().state === 'failed') {
        problems.push(...(test.result().errors ?? []).map((error) => error.message));
      }
    },
    onTestRunEnd(modules, unhandled) {
      problems.push(...unhandled.map((error) => error.message));
      problems.push(...modules.flatMap((one) => one.errors()).map((error) => error.message));
    },
  };
}

const events = ['SIGINT', 'SIGTERM', 'unhandledRejection'] as const;

/** Vitest listens for signals and would end the process; what was not listening before is taken off. */
function keepListeners(): () => void {
  const emitter: EventEmitter = process;
  const listening = (event: string) => emitter.listeners(event).filter(isListener);
  const before = events.map((event) => new Set(listening(event)));
  return () => {
    events.forEach((event, index) => {
      const added = listening(event).filter((one) => !before[index]?.has(one));
      for (const one of added) emitter.off(event, one);
    });
  };
}

function isListener(value: unknown): value is () => void {
  return typeof value === 'function';
}

/** Vitest sets an exit code and a mode; both belong to the caller of a run. */
function keepProcess(): () => void {
  const { exitCode } = process;
  const mode = process.env.NODE_ENV;
  return () => {
    process.exitCode = exitCode;
    if (mode === undefined) delete process.env.NODE_ENV;
    else process.env.NODE_ENV = mode;
  };
}
