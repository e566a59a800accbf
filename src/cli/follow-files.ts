/**
 * Following files and folders. They are polled, since editors put a new file in the place of the old, and mounted
 * folders tell of nothing.
 */
import type { Stats } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** Milliseconds between two looks, at least. */
const interval = 150;

/** A look that took long is followed by a rest that many times as long. */
const rest = 10;

const printOf = ({ mtimeMs, ctimeMs, size, ino }: Stats): string =>
  `${mtimeMs} ${ctimeMs} ${size} ${ino}`;

/** What changes when a file is saved, or something in a folder: of folders, two levels are looked at. */
async function printAt(path: string, levels = 2): Promise<string> {
  const found = await stat(path).catch(() => undefined);
  if (found === undefined) return 'none';
  if (!found.isDirectory() || levels === 0) return printOf(found);
  const names = await readdir(path).catch((): string[] => []);
  const prints = await Promise.all(
    names.sort().map(async (name) => `${name} ${await printAt(join(path, name), levels - 1)}`),
  );
  return [printOf(found), ...prints].join('\n');
}

async function printsOf(paths: readonly string[]): Promise<ReadonlyMap<string, string>> {
  return new Map(
    await Promise.all(paths.map(async (path) => [path, await printAt(path)] as const)),
  );
}

/**
 * Calls back with what was saved since, once nothing has moved between two looks: a half-written file is
 * mostly not seen, and many files at once are one change.
 *
 * @param paths what to look at; asked before each look
 * @returns what ends it, after a call that is going on
 */
export async function followFiles(
  paths: () => readonly string[],
  saved: (paths: ReadonlySet<string>) => Promise<void>,
): Promise<AsyncDisposable> {
  // Only what is read from a file names another one.
  if (paths().length === 0) return { async [Symbol.asyncDispose]() {} };
  const stop = new AbortController();
  const { signal } = stop;
  const taken = new Map(await printsOf(paths()));
  let before: ReadonlyMap<string, string> = taken;
  const look = async (): Promise<number> => {
    const began = performance.now();
    const now = await printsOf(paths());
    const took = performance.now() - began;
    const still = [...now].every(([path, print]) => before.get(path) === print);
    before = now;
    for (const [path, print] of now) if (!taken.has(path)) taken.set(path, print);
    if (!still) return took;
    const changed = [...now].filter(([path, print]) => taken.get(path) !== print);
    for (const [path, print] of changed) taken.set(path, print);
    if (changed.length > 0) await saved(new Set(changed.map(([path]) => path)));
    return took;
  };
  const loop = async () => {
    for (let pause = interval; !signal.aborted; ) {
      await sleep(pause, undefined, { signal, ref: false }).catch(() => undefined);
      if (signal.aborted) return;
      pause = Math.max(interval, rest * (await look()));
    }
  };
  const looped = loop();
  return {
    async [Symbol.asyncDispose]() {
      stop.abort();
      await looped;
    },
  };
}
