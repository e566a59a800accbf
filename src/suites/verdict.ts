/** Verdicts: what a run says of a case in a cell. */
import type { AuthMode, Transport } from '../protocol/call.js';
import type { Level } from './case.js';
import type { Finding } from './check.js';
import type { Feature } from './features.js';

/** All verdicts; `expected-fail` and `unexpected-pass` come of a baseline. */
const verdicts = [
  'pass',
  'fail',
  'warn',
  'expected-fail',
  'unexpected-pass',
  'not-applicable',
  'not-observed',
  'error',
] as const;

export type Verdict = (typeof verdicts)[number];

/** What a baseline expects of a result. */
export interface Expected {
  /** The pattern of the entry that expects it. */
  readonly entry: string;
  readonly reason: string;
  readonly link?: string;
  /** The last day on which the entry counts, in UTC. */
  readonly expires: string;
  /** What it is expected to fail by: ids of checks; absent: by anything. */
  readonly checks?: readonly string[];
  /** What it fails by, and the entry does not name: then the verdict stays as it is without the baseline. */
  readonly unnamed?: readonly string[];
  /** The verdict without the baseline. */
  readonly verdict: Verdict;
}

/** A judged case in one cell of the matrix. */
export interface CaseResult {
  readonly id: string;
  readonly title: string;
  readonly level: Level;
  readonly transport: Transport;
  readonly auth: AuthMode;
  readonly verdict: Verdict;
  /** Why, for every verdict but `pass`. */
  readonly reason?: string;
  readonly because: readonly string[];
  readonly findings: readonly Finding[];
  /** What the provider under test reported although it does not declare it; no verdict rests on it. */
  readonly undeclared?: readonly Feature[];
  /** Where a baseline expects it to fail: with `expected-fail`, `unexpected-pass`, and failures by other checks. */
  readonly expected?: Expected;
  /** Milliseconds. */
  readonly duration: number;
}
