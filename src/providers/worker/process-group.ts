/** A command in a process group of its own, so that what it starts ends with it. */
import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { splitCommand } from './command-line.js';
import type { Reaper } from './reaper.js';

/** A command that was started. */
export interface ProcessGroup {
  readonly child: ChildProcessWithoutNullStreams;
  /** The program that the command names. */
  readonly program: string;
  /** Sends a signal to all of the group; to none where nothing of it is left. */
  send(signal: NodeJS.Signals): void;
  /** Called once it is over: the reaper need not mind it any more. */
  release(): void;
}

/** What is started, and who ends it should the kit die. */
export interface GroupOptions {
  readonly command: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly reaper: Reaper;
}

/**
 * Starts a command. Windows has no process groups: there the command alone is sent signals.
 *
 * @throws ConformError `OCIC_BAD_OPTION` for a command that cannot be split
 */
export function startGroup({ command, environment, reaper }: GroupOptions): ProcessGroup {
  const { program, args } = splitCommand(command);
  const grouped = process.platform !== 'win32';
  const child = spawn(program, [...args], {
    env: { ...environment },
    stdio: ['pipe', 'pipe', 'pipe'],
    detached: grouped,
    windowsHide: true,
  });
  // A process that ends while it is written to is told of by its end.
  child.stdin.on('error', () => {});
  const { pid } = child;
  if (grouped && pid !== undefined) reaper.guard(pid);
  return {
    child,
    program,
    send(signal) {
      try {
        if (grouped && pid !== undefined) process.kill(-pid, signal);
        else child.kill(signal);
      } catch {
        // Nothing of it is left.
      }
    },
    release() {
      if (pid !== undefined) reaper.release(pid);
    },
  };
}
