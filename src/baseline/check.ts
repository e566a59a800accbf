/** Whether a baseline speaks of cases that there are. Pure. */
import { ConformError } from '../errors.js';
import { didYouMean, select } from '../suites/catalogue.js';
import { failureNames } from '../suites/fails-by.js';
import type { Place } from '../suites/patterns.js';
import type { Baseline } from './baseline.js';

/**
 * Demands that each entry matches a case, and names checks that there are.
 *
 * @param places all that the catalogue has, run this time or not
 * @throws ConformError `OCIC_UNKNOWN_PATTERN` or `OCIC_BAD_BASELINE`, naming file, entry and the nearest id
 */
export function checkEntries(baseline: Baseline, places: readonly Place[], file: string): void {
  for (const [at, entry] of baseline.entries.entries()) {
    const unknown = entry.checks?.find((name) => !failureNames.includes(name));
    if (unknown !== undefined) {
      throw new ConformError(
        'OCIC_BAD_BASELINE',
        `${file}, entry ${at + 1}, field checks: no check has the id ${unknown}.`,
        `${didYouMean(failureNames, unknown)}--update-baseline writes what fails today.`,
      );
    }
    try {
      select(places, { filter: [entry.case] });
    } catch (error) {
      if (!(error instanceof ConformError)) throw error;
      throw new ConformError(
        error.code,
        `${file}, entry ${at + 1}: ${error.message}`,
        `${error.remedy} If the case is gone, remove the entry; --update-baseline does it.`,
      );
    }
  }
}
