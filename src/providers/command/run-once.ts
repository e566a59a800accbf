/** A command, run to its end or to its deadline. */
import { longestLine } from '../adapter/messages.js';
import { startGroup } from '../worker/process-group.js';
import type { Reaper } from '../worker/reaper.js';

/** What came of stdout at once. */
export interface Piece {
  /** Milliseconds since the command was started. */
  readonly at: number;
  readonly text: string;
}

/** How it went. */
export interface Ran {
  readonly stdout: readonly Piece[];
  /** Its end. */
  readonly stderr: string;
  readonly end: 'ended' | 'late' | 'interrupted' | 'flooded' | 'not-started';
  /** It ended with exit code 0. */
  readonly clean: boolean;
  /** How it ended, e.g. `exit code 3`. */
  readonly words: string;
}

/** What to run. */
export interface OnceOptions {
  readonly command: string;
  readonly environment: Readonly<Record<string, string>>;
  /** Milliseconds. */
  readonly deadline: number;
  readonly signal: AbortSignal;
  readonly reaper: Reaper;
}

/** Characters of stderr that are kept. */
const tail = 4000;

/** Milliseconds after its end within which what it wrote is read. */
const drain = 200;

/** Runs a command in a process group of its own, which ends with it. */
export async function runOnce(options: OnceOptions): Promise<Ran> {
  const { command, environment, deadline, signal, reaper } = options;
  const { child, program, send, release } = startGroup({ command, environment, reaper });
  child.stdin.end();
  let end: Ran['end'] = 'ended';
  const kill = () => send('SIGKILL');
  const stop = (why: Ran['end']) => {
    if (end === 'ended') end = why;
    kill();
  };
  const began = performance.now();
  const pieces: Piece[] = [];
  const texts = new TextDecoder();
  let length = 0;
  child.stdout.on('data', (bytes: Buffer) => {
    length += bytes.length;
    if (length > longestLine) stop('flooded');
    else {
      const at = Math.round(performance.now() - began);
      pieces.push({ at, text: texts.decode(bytes, { stream: true }) });
    }
  });
  let said = '';
  const decoder = new TextDecoder();
  child.stderr.on('data', (bytes: Buffer) => {
    said = (said + decoder.decode(bytes, { stream: true })).slice(-tail);
  });
  const timer = setTimeout(() => stop('late'), deadline);
  const interrupt = () => stop('interrupted');
  signal.addEventListener('abort', interrupt, { once: true });
  if (signal.aborted) interrupt();
  try {
    const { clean, words } = await new Promise<Pick<Ran, 'clean' | 'words'>>((resolve) => {
      child.once('error', (cause: NodeJS.ErrnoException) => {
        end = 'not-started';
        resolve({ clean: false, words: `"${program}" cannot be run (${cause.code})` });
      });
      const settle = (code: number | null, ender: NodeJS.Signals | null) =>
        resolve({ clean: code === 0, words: ender ?? `exit code ${code}` });
      child.once('close', settle);
      child.once('exit', (code, ender) => {
        // What it started does not outlive it; one that got away may hold the pipe open.
        kill();
        setTimeout(() => settle(code, ender), drain).unref();
      });
    });
    return { stdout: pieces, stderr: said, end, clean, words };
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', interrupt);
    release();
  }
}
