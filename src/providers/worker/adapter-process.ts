/** An adapter's process: started, written to, read from, and ended with all that it started. */
import { type Line, readLines } from '../adapter/lines.js';
import { startGroup } from './process-group.js';
import type { Reaper } from './reaper.js';

/** How a process ended. */
export interface Ending {
  /** As in `it ended with exit code 1`. */
  readonly words: string;
  readonly clean: boolean;
}

/** A process that runs, or has ended. */
export interface AdapterProcess {
  write(line: string): void;
  /** No more is written. */
  endInput(): void;
  /** The end of what it wrote to stderr. */
  stderr(): string;
  /** Resolves when it has ended and all that it wrote was read. */
  readonly ended: Promise<Ending>;
  /** Ends it at once, and all processes of its group. */
  kill(): void;
}

/** What a process is started with. */
export interface StartOptions {
  readonly command: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly reaper: Reaper;
  readonly onLine: (line: Line) => void;
}

/** Characters of stderr that are kept. */
const tail = 4000;

/** Milliseconds after its end within which what it wrote is read; a child of its may hold the pipe open. */
const drain = 200;

/** Milliseconds after the end of its stdout within which it has ended, too: nothing more is heard of it. */
const silence = 1000;

/**
 * Starts an adapter in a process group of its own.
 *
 * @throws ConformError `OCIC_BAD_OPTION` for a command that cannot be split
 */
export function startAdapter({
  command,
  environment,
  reaper,
  onLine,
}: StartOptions): AdapterProcess {
  const { child, program, send, release } = startGroup({ command, environment, reaper });
  const kill = () => send('SIGKILL');
  const reader = readLines();
  child.stdout.on('data', (bytes: Buffer) => {
    for (const line of reader.push(bytes)) onLine(line);
  });
  let said = '';
  const decoder = new TextDecoder();
  child.stderr.on('data', (bytes: Buffer) => {
    said = (said + decoder.decode(bytes, { stream: true })).slice(-tail);
  });
  const ended = new Promise<Ending>((resolve) => {
    let ending: Ending | undefined;
    let patience: NodeJS.Timeout | undefined;
    const settle = () => {
      if (ending === undefined) return;
      clearTimeout(patience);
      for (const line of reader.rest()) onLine(line);
      resolve(ending);
    };
    child.once('error', (cause: NodeJS.ErrnoException) => {
      if (child.pid !== undefined) return;
      ending = { words: whyNotStarted(program, cause), clean: false };
      settle();
    });
    child.once('exit', (code, signal) => {
      clearTimeout(patience);
      ending ??= {
        words: signal ? `it was ended by ${signal}` : `it ended with exit code ${code}`,
        clean: code === 0,
      };
      // What it started does not outlive it.
      kill();
      release();
      patience = setTimeout(settle, drain);
    });
    child.once('close', settle);
    child.stdout.once('end', () => {
      if (ending !== undefined) return;
      patience = setTimeout(() => {
        ending ??= { words: 'it closed its stdout', clean: false };
        kill();
        settle();
      }, silence);
    });
  });
  return {
    write: (line) => child.stdin.write(`${line}\n`),
    endInput: () => child.stdin.end(),
    stderr: () => said,
    ended,
    kill,
  };
}

function whyNotStarted(program: string, { code }: NodeJS.ErrnoException): string {
  if (code === 'ENOENT') {
    return `there is no program "${program}", or the interpreter that it names is missing`;
  }
  return `"${program}" cannot be run (${code})`;
}
