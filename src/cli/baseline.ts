/** The baseline of a run: read before anything is sent, applied to what was judged, brought up to date. */
import { applyBaseline, type BaselineSummary, expectationOf } from '../baseline/apply.js';
import { type Baseline, type BaselineEntry, defaultBaselineFile } from '../baseline/baseline.js';
import { changeWords } from '../baseline/change-words.js';
import { checkEntries } from '../baseline/check.js';
import { dayOf } from '../baseline/day.js';
import { renderBaseline, updateBaseline } from '../baseline/update.js';
import { everyPlace } from '../runner/every-place.js';
import { planRun } from '../runner/plan.js';
import { declaredBy, type Subject } from '../runner/subject.js';
import type { Case } from '../suites/case.js';
import type { Place } from '../suites/patterns.js';
import type { CaseResult } from '../suites/verdict.js';
import type { TargetSettings } from '../targets/settings.js';

/** What the options say of a baseline. */
export interface BaselineFlags {
  /** A file; `true` is the default one. */
  readonly baseline?: string | boolean;
  readonly updateBaseline?: boolean;
}

/** A baseline as a command uses it. */
export interface OpenBaseline {
  readonly file: string;
  readonly baseline: Baseline;
  readonly today: string;
}

/** Results, and what the report says of the baseline. */
export interface Rebased {
  readonly results: readonly CaseResult[];
  readonly baseline?: BaselineSummary;
}

/**
 * Reads the baseline that the flags ask for, if they do.
 *
 * @param now the moment that decides which entries still count
 * @throws ConformError `OCIC_UNREADABLE`, `OCIC_BAD_BASELINE`, or `OCIC_UNKNOWN_PATTERN` for an entry that
 *   matches no case
 */
export async function openBaseline(
  flags: BaselineFlags,
  cases: readonly Case[],
  now: Date,
): Promise<OpenBaseline | undefined> {
  const { baseline: named, updateBaseline: updates = false } = flags;
  if (!named && !updates) return undefined;
  const file = typeof named === 'string' ? named : defaultBaselineFile;
  // It brings a validator of schemas, which most runs do without.
  const { readBaseline, readBaselineIfAny } = await import('../baseline/read.js');
  const baseline = updates ? readBaselineIfAny(file) : readBaseline(file);
  // An entry of a case that is gone is what an update takes away.
  if (!updates) checkEntries(baseline, everyPlace(cases), file);
  return { file, baseline, today: dayOf(now) };
}

/** Results as the baseline sees them; without one, as they are. */
export function rebase(results: readonly CaseResult[], opened: OpenBaseline | undefined): Rebased {
  if (opened === undefined) return { results };
  const { baseline, today, file } = opened;
  const applied = applyBaseline(results, baseline, today, file);
  return { results: applied.results, baseline: applied.summary };
}

/** Which entry expects the case of a place to fail, if one does. */
export function expectations(
  opened: OpenBaseline | undefined,
): (place: Place) => BaselineEntry | undefined {
  return opened === undefined ? () => undefined : expectationOf(opened.baseline, opened.today);
}

/**
 * Brings the file up to date with a run.
 *
 * @returns the baseline as it is now, and a line that says what was done
 * @throws ConformError `OCIC_UNWRITABLE`
 */
export async function writeUpdate(
  opened: OpenBaseline,
  results: readonly CaseResult[],
  cases: readonly Case[],
  { target, subject }: { readonly target: TargetSettings; readonly subject: Subject },
): Promise<{ readonly opened: OpenBaseline; readonly told: string }> {
  const places = planRun(cases, {}, target, declaredBy(subject)).cases.flatMap((planned) =>
    planned.reason === undefined
      ? [
          {
            id: planned.case.id,
            level: planned.case.level,
            transport: planned.transport,
            auth: planned.auth,
          },
        ]
      : [],
  );
  const catalogue = everyPlace(cases);
  const updated = updateBaseline({ ...opened, results, places, catalogue });
  const { writeBaseline } = await import('../baseline/read.js');
  const written = writeBaseline(opened.file, renderBaseline(updated.baseline));
  return {
    opened: { ...opened, baseline: updated.baseline },
    told: `${opened.file}: ${changeWords(updated, written)}\n`,
  };
}
