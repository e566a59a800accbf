/** A baseline brought up to date with a run. Pure: the day is handed in. */
import { type Place, parsePattern } from '../suites/patterns.js';
import type { CaseResult } from '../suites/verdict.js';
import { isRed } from './apply.js';
import { type Baseline, type BaselineEntry, baselineSchemaId, isLive } from './baseline.js';
import { daysAfter } from './day.js';
import { exactPatterns, nameOf } from './exact.js';

/** How many days a new entry counts. */
const term = 90;

/** How long a reason that is drawn from a finding may be, in characters. */
const longestReason = 200;

/** What a baseline is brought up to date with. */
export interface UpdateParts {
  readonly baseline: Baseline;
  /** As judged, before any baseline. */
  readonly results: readonly CaseResult[];
  /** All that a run without filters would judge. */
  readonly places: readonly Place[];
  /** All that the catalogue has. */
  readonly catalogue: readonly Place[];
  readonly today: string;
}

/** A baseline brought up to date, and what was done to it; the lists hold patterns. */
export interface Updated {
  readonly baseline: Baseline;
  readonly kept: readonly string[];
  readonly added: readonly string[];
  /** Entries that were replaced by narrower ones, since some of their cases pass. */
  readonly narrowed: readonly string[];
  /** Entries whose day had passed and whose cases still fail. */
  readonly renewed: readonly string[];
  readonly removed: readonly string[];
}

/**
 * Keeps the entries that still hold, with reason, link and day; renews those that still hold and whose day has
 * passed; narrows those of which some cases pass; removes those that no case fails by; and adds
 * entries for all other failures, for 90 days, with a reason drawn from the finding. What was not run this time
 * is left alone. Entries keep their order, new ones stand where the alphabet puts them.
 */
export function updateBaseline(parts: UpdateParts): Updated {
  const { baseline, results, places, catalogue, today } = parts;
  const red = results.filter(({ verdict }) => isRed(verdict));
  const green = results.filter(({ verdict }) => verdict === 'pass');
  const judged = [...red, ...green];
  const settled = new Set(
    results.filter(({ verdict }) => verdict !== 'error').map((one) => nameOf(one)),
  );
  const pending = places.filter((place) => !settled.has(nameOf(place)));
  const known = [...judged, ...pending];
  const until = daysAfter(today, term);
  const log: Record<'kept' | 'narrowed' | 'renewed' | 'removed', string[]> = {
    kept: [],
    narrowed: [],
    renewed: [],
    removed: [],
  };

  const kept = (entry: BaselineEntry) => {
    log.kept.push(entry.case);
    return [entry];
  };
  const removed = (entry: BaselineEntry) => {
    log.removed.push(entry.case);
    return [];
  };
  const held = baseline.entries.flatMap((entry): readonly BaselineEntry[] => {
    const { matches } = parsePattern(entry.case);
    const fails = red.filter(matches);
    const passes = green.some(matches);
    if (!catalogue.some(matches)) return removed(entry);
    if (fails.length === 0 && !passes) return kept(entry);
    const left = [...fails, ...pending.filter(matches)];
    if (left.length === 0) return removed(entry);
    const expires = isLive(entry, today) || fails.length === 0 ? entry.expires : until;
    if (!passes) {
      if (expires === entry.expires) return kept(entry);
      log.renewed.push(entry.case);
      return [{ ...entry, expires }];
    }
    log.narrowed.push(entry.case);
    return exactPatterns(left, known).map(({ source }) => ({ ...entry, case: source, expires }));
  });

  const patterns = held.map((entry) => parsePattern(entry.case));
  const news = red.filter((one) => !patterns.some((pattern) => pattern.matches(one)));
  const added = exactPatterns(news, known).map(({ source, places: [first] }) => ({
    case: source,
    reason: first === undefined ? 'It fails.' : reasonOf(first),
    expires: until,
  }));
  return {
    baseline: { $schema: baseline.$schema ?? baselineSchemaId, entries: merged(held, added) },
    ...log,
    added: added.map((entry) => entry.case),
  };
}

/** The text of a baseline file; ends with a line feed. */
export function renderBaseline({ $schema = baselineSchemaId, entries }: Baseline): string {
  const rows = entries.map(({ case: pattern, reason, link, expires }) => ({
    case: pattern,
    reason,
    ...(link === undefined ? {} : { link }),
    expires,
  }));
  return `${JSON.stringify({ $schema, entries: rows }, null, 2)}\n`;
}

/**
 * What was done to a baseline, in one line without its file.
 *
 * @example
 * changeWords(updated); // '2 added, 5 kept, 1 removed; removed: stream/cohere/text'
 */
export function changeWords(updated: Updated): string {
  const { added, kept, narrowed, renewed, removed } = updated;
  const counts = Object.entries({ added, kept, narrowed, renewed, removed })
    .filter(([, patterns]) => patterns.length > 0)
    .map(([word, patterns]) => `${patterns.length} ${word}`);
  const gone = removed.length === 0 ? [] : [`removed: ${removed.join(', ')}`];
  return [counts.length === 0 ? 'no entries' : counts.join(', '), ...gone].join('; ');
}

/** Each new entry before the first one that the alphabet puts behind it. */
function merged(
  held: readonly BaselineEntry[],
  added: readonly BaselineEntry[],
): readonly BaselineEntry[] {
  const all = [...held];
  for (const entry of added) {
    const at = all.findIndex((one) => one.case > entry.case);
    all.splice(at === -1 ? all.length : at, 0, entry);
  }
  return all;
}

/** One line, cut where it is long. */
function reasonOf(result: CaseResult): string {
  const finding = result.findings.find(({ verdict }) => verdict !== 'pass');
  const text =
    finding === undefined
      ? (result.reason ?? `It is ${result.verdict}.`)
      : `${finding.check}: ${finding.message}`;
  const line = [...text.replace(/[\s\p{Cc}]+/gu, ' ').trim()];
  return line.length <= longestReason
    ? line.join('')
    : `${line.slice(0, longestReason - 1).join('')}…`;
}
