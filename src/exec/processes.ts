/** Processes told by their group and by a variable in their environment: all of a command, wherever it went. */
import { readdirSync, readFileSync } from 'node:fs';

/** How processes of one run are told. */
export interface Belonging {
  /** `NAME=value`, in the environment of these processes and no others. */
  readonly mark: string;
  /** A process group that holds no others. */
  readonly group?: number;
}

/**
 * The processes that belong together and still run, this one left out. Linux shows the group of a process,
 * and to its owner the environment with which it began; elsewhere nothing but whether the group has members
 * is known, and the group stands for them all, as a negative number.
 */
export function processesOf({ mark, group }: Belonging): readonly number[] {
  if (process.platform !== 'linux') {
    return group !== undefined && send(-group, 0) ? [-group] : [];
  }
  return entries('/proc').flatMap((name) => {
    const pid = /^\d+$/.test(name) ? Number(name) : process.pid;
    if (pid === process.pid || !runs(pid)) return [];
    return groupOf(pid) === group || environmentOf(pid).includes(mark) ? [pid] : [];
  });
}

/** Sends a signal to a process, or, as a negative number, to a group; `false` where there is none. */
export function send(pid: number, signal: NodeJS.Signals | 0): boolean {
  try {
    return process.kill(pid, signal);
  } catch {
    return false;
  }
}

const entries = (folder: string): readonly string[] => {
  try {
    return readdirSync(folder);
  } catch {
    // A container may hide it.
    return [];
  }
};

const read = (file: string): string => {
  try {
    return readFileSync(file, 'latin1');
  } catch {
    // It has ended, or is somebody else's.
    return '';
  }
};

/** State, parent and group: what stands behind the name, which may hold anything (proc(5)). */
const statOf = (pid: number): readonly string[] =>
  read(`/proc/${pid}/stat`).split(') ').at(-1)?.split(' ') ?? [];

const groupOf = (pid: number): number => Number(statOf(pid)[2]);

/** One that has ended but that its parent has not asked after does not run. */
const runs = (pid: number): boolean => {
  const [state] = statOf(pid);
  return state !== undefined && state !== '' && state !== 'Z';
};

const environmentOf = (pid: number): readonly string[] => read(`/proc/${pid}/environ`).split('\0');
