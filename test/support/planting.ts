/** The planted bugs, and the test that each of them must pass. */
import { readdirSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { cases } from '../../src/suites/cases/index.js';
import type { PlantedBug } from '../planted/planted.js';
import { type Lab, openLab } from './lab.js';

const folder = new URL('../planted/', import.meta.url);

/** The names of all planted bugs. */
export const bugNames: readonly string[] = readdirSync(folder)
  .filter((file) => file !== 'planted.ts')
  .map((file) => file.replace(/\.ts$/, ''));

/** Loads every bug that is of a kind. */
export async function bugsWhere(
  wanted: (bug: PlantedBug) => boolean,
): Promise<readonly PlantedBug[]> {
  const loaded = await Promise.all(
    bugNames.map(
      (name): Promise<{ readonly default: PlantedBug }> => import(`../planted/${name}.ts`),
    ),
  );
  return loaded.map((module) => module.default).filter(wanted);
}

/** Half of the bugs, for a file of its own: two cores do in half the time what takes one ten minutes. */
export const halfOf = <T>(bugs: readonly T[], which: 'first' | 'second'): readonly T[] =>
  bugs.filter((_, index) => index % 2 === (which === 'first' ? 0 : 1));

/** Opens a lab for the tests of a file; it is there once they run. */
export function labOfThisFile(): () => Lab {
  let lab: Lab | undefined;
  beforeAll(async () => {
    lab = await openLab();
  }, 600_000);
  afterAll(() => lab?.close());
  return () => {
    if (lab === undefined) throw new Error('The lab is not open.');
    return lab;
  };
}

/** Plants each bug: exactly the cases that name it turn red. */
export function plantEach(bugs: readonly PlantedBug[], lab: () => Lab): void {
  test.concurrent.each(bugs)('$name: $sin', { timeout: 600_000 }, async (bug) => {
    const named = cases.filter(({ caughtBy }) => caughtBy.includes(bug.name)).map(({ id }) => id);
    expect(await lab().redWith(bug)).toEqual(named.sort());
  });
}
