/** The baseline of a provider in its author's own tests: applied to each result, or brought up to date with all. */
import { applyBaseline, isRed } from '../baseline/apply.js';
import { changeWords } from '../baseline/change-words.js';
import { checkEntries } from '../baseline/check.js';
import { readBaseline, readBaselineIfAny, writeBaseline } from '../baseline/read.js';
import { renderBaseline, updateBaseline } from '../baseline/update.js';
import { everyPlace } from '../runner/every-place.js';
import { planRun } from '../runner/plan.js';
import type { Declared } from '../runner/subject.js';
import { cases } from '../suites/cases/index.js';
import type { CaseResult } from '../suites/verdict.js';
import { baselineFile, type ProviderOptions } from './options.js';

/** The variable that has baselines brought up to date, where it holds anything but 0. */
export const updateVariable = 'OCI_CONFORM_UPDATE_BASELINE';

/** A provider's baseline, if it has one. */
export interface ProviderBaseline {
  /** A result as the baseline sees it. */
  rebase(result: CaseResult): CaseResult;
  /** Whether a result is one that the file will expect from now on. */
  takes(result: CaseResult): boolean;
  /**
   * Brings the file up to date with what was judged, if that is wanted.
   *
   * @returns a line that says what was done
   * @throws ConformError `OCIC_UNWRITABLE`, and those of a file that was changed meanwhile
   */
  update(results: readonly CaseResult[]): string | undefined;
}

const none: ProviderBaseline = {
  rebase: (result) => result,
  takes: () => false,
  update: () => undefined,
};

/** What a baseline is opened for. */
export interface Occasion {
  readonly today: string;
  readonly updates: boolean;
  readonly declared: Declared;
}

/**
 * Opens the baseline that the options name. One that is brought up to date need not be there yet.
 *
 * @throws ConformError `OCIC_UNREADABLE`, `OCIC_BAD_BASELINE`, or `OCIC_UNKNOWN_PATTERN` for an entry that matches
 *   no case
 */
export function openBaseline(options: ProviderOptions, occasion: Occasion): ProviderBaseline {
  const file = baselineFile(options);
  if (file === undefined) return none;
  const { today, updates, declared } = occasion;
  if (updates) {
    readBaselineIfAny(file);
    return {
      rebase: (result) => result,
      takes: ({ verdict }) => isRed(verdict),
      update: (results) => updated(file, results, today, declared),
    };
  }
  const baseline = readBaseline(file);
  checkEntries(baseline, everyPlace(cases), file);
  return {
    ...none,
    rebase: (result) => applyBaseline([result], baseline, today, file).results[0] ?? result,
  };
}

/** The file is read anew: other tests may have brought it up to date meanwhile. */
function updated(
  file: string,
  results: readonly CaseResult[],
  today: string,
  declared: Declared,
): string {
  const baseline = readBaselineIfAny(file);
  const places = planRun(cases, {}, { kind: 'mock' }, declared).cases.flatMap(
    ({ case: { id, level }, transport, auth, reason }) =>
      reason === undefined ? [{ id, level, transport, auth }] : [],
  );
  const catalogue = everyPlace(cases);
  const made = updateBaseline({ baseline, results, places, catalogue, today });
  const written = writeBaseline(file, renderBaseline(made.baseline));
  return `${file}: ${changeWords(made, written)}`;
}
