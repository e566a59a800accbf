/** What a baseline makes of results. Pure: the day is handed in. */
import { unnamedIn } from '../suites/fails-by.js';
import { type Pattern, type Place, parsePattern } from '../suites/patterns.js';
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
 * `unexpected-pass`. What fails by a check that its entry does not name stays a failure, and says so. What could not
 * be judged stays as it is, an `error` above all. Of several entries the first that matches decides.
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
 * Which entry of a baseline expects the case of a place to fail, if one does.
 *
 * @example
 * const expects = expectationOf(baseline, '2026-11-21');
 * expects(place)?.checks; // ['finish-reason-is-as-given']
 */
export function expectationOf(
  baseline: Baseline,
  today: string,
): (place: Place) => BaselineEntry | undefined {
  const understood = baseline.entries
    .filter((entry) => isLive(entry, today))
    .map((entry) => ({ entry, pattern: parsePattern(entry.case) }));
  return (place) => understood.find(({ pattern }) => pattern.matches(place))?.entry;
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
  const { case: entry, reason, checks, link, expires } = found;
  const expected = {
    entry,
    reason,
    ...(checks === undefined ? {} : { checks }),
    ...(link === undefined ? {} : { link }),
    expires,
    verdict,
  };
  const unnamed = unnamedIn(result, checks);
  if (unnamed.length > 0) {
    const news = `${file}, entry "${entry}", does not name ${unnamed.join(', ')}.`;
    return {
      ...result,
      reason: result.reason === undefined ? news : `${result.reason} ${news}`,
      expected: { ...expected, unnamed },
    };
  }
  if (verdict !== 'pass') return { ...result, verdict: 'expected-fail', expected };
  return {
    ...result,
    verdict: 'unexpected-pass',
    reason: `It passes, though ${file} expects it to fail. Remove or narrow the entry "${entry}"; --update-baseline does it.`,
    expected,
  };
}
