/** Processes told by a variable in their environment: what a command left behind, wherever it went. */
import { readdirSync, readFileSync } from 'node:fs';

/**
 * The processes that have a variable, other than this one. Linux shows the environment with which a process
 * began to its owner; elsewhere none is found.
 *
 * @param mark `NAME=value`
 */
export function processesMarked(mark: string): readonly number[] {
  if (process.platform !== 'linux') return [];
  return readdirSync('/proc').flatMap((name) => {
    const pid = /^\d+$/.test(name) ? Number(name) : process.pid;
    return pid !== process.pid && environmentOf(pid).includes(mark) ? [pid] : [];
  });
}

/** Sends a signal to each of them. */
export function endMarked(mark: string, signal: 'SIGTERM' | 'SIGKILL'): void {
  for (const pid of processesMarked(mark)) {
    try {
      process.kill(pid, signal);
    } catch {
      // It has ended by itself.
    }
  }
}

/** Empty for processes of others, and for those that have ended. */
function environmentOf(pid: number): readonly string[] {
  try {
    return readFileSync(`/proc/${pid}/environ`, 'latin1').split('\0');
  } catch {
    return [];
  }
}
