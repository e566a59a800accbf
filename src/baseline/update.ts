/** A baseline brought up to date with a run. Pure: the day is handed in. */
import { isDeepStrictEqual } from 'node:util';
import { failsBy } from '../suites/fails-by.js';
import { type Place, parsePattern } from '../suites/patterns.js';
import type { CaseResult } from '../suites/verdict.js';
import { isRed } from './apply.js';
import { type Baseline, type BaselineEntry, baselineSchemaId, isLive } from './baseline.js';
import { daysAfter } from './day.js';
import { exactPatterns, nameOf } from './exact.js';
import { reasonOf } from './reason.js';

/** How many days a new entry counts. */
const term = 90;

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
  /** Entries whose cases fail by other checks than they named, or that named none. */
  readonly changed: readonly string[];
  /** Entries whose day had passed and whose cases still fail. */
  readonly renewed: readonly string[];
  readonly removed: readonly string[];
}

/**
 * Keeps the entries that still hold, with reason, link and day; renews those that still hold and whose day has
 * passed; narrows those of which some cases pass; removes those that no case fails by; and adds
 * entries for all other failures, for 90 days, with a reason drawn from the finding. Each names what its cases fail by.
 * What was not run this time is left alone. Entries keep their order, new ones stand where the alphabet puts them.
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
  const log: Record<'kept' | 'narrowed' | 'changed' | 'renewed' | 'removed', string[]> = {
    kept: [],
    narrowed: [],
    changed: [],
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
      const named = { ...entry, ...checksOf(entry, fails, pending.some(matches)) };
      if (expires !== entry.expires) log.renewed.push(entry.case);
      else if (isDeepStrictEqual(named, entry)) return kept(entry);
      else log.changed.push(entry.case);
      return [{ ...named, expires }];
    }
    log.narrowed.push(entry.case);
    return exactPatterns(left, known).map(({ source }) => {
      const part = parsePattern(source);
      const failing = fails.filter(part.matches);
      const named = checksOf(entry, failing, pending.some(part.matches));
      return { ...entry, case: source, ...named, expires };
    });
  });

  const patterns = held.map((entry) => parsePattern(entry.case));
  const news = red.filter((one) => !patterns.some((pattern) => pattern.matches(one)));
  const added = exactPatterns(news, known).map(({ source, places }) => ({
    case: source,
    reason: places[0] === undefined ? 'It fails.' : reasonOf(places[0]),
    checks: allOf(places),
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
  const rows = entries.map(({ case: pattern, reason, checks, link, expires }) => ({
    case: pattern,
    reason,
    ...(checks === undefined ? {} : { checks }),
    ...(link === undefined ? {} : { link }),
    expires,
  }));
  return `${JSON.stringify({ $schema, entries: rows }, null, 2)}\n`;
}

/** What an entry names after a run. Where some of its cases were not run, what it allows them is left alone. */
function checksOf(
  { checks }: BaselineEntry,
  fails: readonly CaseResult[],
  someWait: boolean,
): Pick<BaselineEntry, 'checks'> {
  if (!someWait) return { checks: allOf(fails) };
  return checks === undefined ? {} : { checks: union(checks, allOf(fails)) };
}

const allOf = (fails: readonly CaseResult[]): readonly string[] => union(fails.flatMap(failsBy));

/** In the order of the alphabet. */
const union = (...lists: readonly (readonly string[])[]): readonly string[] =>
  [...new Set(lists.flat())].sort();

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
