/** Verdicts: what a run says of a case in a cell. */
import type { AuthMode, Transport } from '../protocol/call.js';
import type { Level } from './case.js';
import type { Finding } from './check.js';

/** All verdicts; `expected-fail` and `unexpected-pass` need a baseline. */
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
  /** Milliseconds. */
  readonly duration: number;
}
