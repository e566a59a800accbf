/** What a baseline makes of results. Pure: the day is handed in. */
import { type Pattern, parsePattern } from '../suites/patterns.js';
import type { CaseResult, Verdict } from '../suites/verdict.js';
import { type Baseline, type BaselineEntry, isLive } from './baseline.js';

/** What a report says of the baseline beside its results. */
export interface BaselineSummary {
  readonly file: string;
  readonly entries: number;
  /** Entries whose day has passed: they count no more. */
  readonly expired: readonly (BaselineEntry & {
    /** How many of its cases failed this time. */
    readonly failing: number;
  })[];
  /** Entries that match only cases that were not run or are not applicable. */
  readonly idle: readonly string[];
}

/** Results as a baseline sees them. */
export interface Applied {
  readonly results: readonly CaseResult[];
  readonly summary: BaselineSummary;
}

/** An entry with its pattern understood. */
interface Understood {
  readonly entry: BaselineEntry;
  readonly pattern: Pattern;
}

/** Verdicts that a baseline can expect. */
const expectable: readonly Verdict[] = ['fail', 'warn', 'not-observed'];

/** Whether a verdict is one that a baseline can expect. */
export function isRed(verdict: Verdict): boolean {
  return expectable.includes(verdict);
}

/**
 * Turns what was expected to fail into `expected-fail`, and what passed though it was expected to fail into
 * `unexpected-pass`. What could not be judged stays as it is, an `error` above all.
 *
 * @param today as `2026-11-21`; an entry counts through its day
 * @param file the baseline's name
 */
export function applyBaseline(
  results: readonly CaseResult[],
  baseline: Baseline,
  today: string,
  file: string,
): Applied {
  const understood = baseline.entries.map((entry) => ({
    entry,
    pattern: parsePattern(entry.case),
  }));
  const live = understood.filter(({ entry }) => isLive(entry, today));
  const judged = results.filter(({ verdict }) => isRed(verdict) || verdict === 'pass');
  return {
    results: results.map((result) => withExpectation(result, live, file)),
    summary: {
      file,
      entries: baseline.entries.length,
      expired: understood
        .filter(({ entry }) => !isLive(entry, today))
        .map(({ entry, pattern }) => ({
          ...entry,
          failing: judged.filter((one) => isRed(one.verdict) && pattern.matches(one)).length,
        })),
      idle: live
        .filter(({ pattern }) => !judged.some(pattern.matches))
        .map(({ entry }) => entry.case),
    },
  };
}

/**
 * Whether a baseline expects the case of a place to fail.
 *
 * @example
 * const expects = expectationOf(baseline, '2026-11-21');
 */
export function expectationOf(baseline: Baseline, today: string): Pattern['matches'] {
  const patterns = baseline.entries
    .filter((entry) => isLive(entry, today))
    .map((entry) => parsePattern(entry.case));
  return (place) => patterns.some((pattern) => pattern.matches(place));
}

function withExpectation(
  result: CaseResult,
  entries: readonly Understood[],
  file: string,
): CaseResult {
  const { verdict } = result;
  if (verdict !== 'pass' && !isRed(verdict)) return result;
  const found = entries.find(({ pattern }) => pattern.matches(result))?.entry;
  if (found === undefined) return result;
  const { case: entry, reason, link, expires } = found;
  const expected = {
    entry,
    reason,
    ...(link === undefined ? {} : { link }),
    expires,
    verdict,
  };
  if (verdict !== 'pass') return { ...result, verdict: 'expected-fail', expected };
  return {
    ...result,
    verdict: 'unexpected-pass',
    reason: `It passes, though ${file} expects it to fail. Remove or narrow the entry "${entry}"; --update-baseline does it.`,
    expected,
  };
}
