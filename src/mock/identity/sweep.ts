/** Temporary folders that are gone when the process is, however it ends. */
import { rmSync } from 'node:fs';

/** The one listener of a process, with the folders that it will remove. */
type Sweep = (() => void) & { readonly folders: Set<string> };

const isSweep = (listener: unknown): listener is Sweep =>
  typeof listener === 'function' && 'folders' in listener && listener.folders instanceof Set;

function beginSweep(): Sweep {
  const folders = new Set<string>();
  const remove = () => {
    for (const folder of folders) rmSync(folder, { recursive: true, force: true });
  };
  const sweep = Object.assign(remove, { folders });
  process.on('exit', sweep);
  return sweep;
}

/**
 * Has a folder removed when the process exits. The process itself holds the one listener for all of
 * them: a listener for each would have Node warn of a leak from the eleventh mock on.
 *
 * @returns takes the folder off the list, once it is removed
 */
export function sweepAtExit(folder: string): () => void {
  const sweep = process.listeners('exit').find(isSweep) ?? beginSweep();
  sweep.folders.add(folder);
  return () => {
    sweep.folders.delete(folder);
    if (sweep.folders.size === 0) process.off('exit', sweep);
  };
}
