/**
 * Every hypothesis, in the order of trying: line by line first, the whole string last. A refused
 * signature is held against them one by one, then in pairs.
 */
import { bodyHypotheses } from './body.js';
import { dateHypotheses } from './date.js';
import { hostHypotheses } from './host.js';
import type { Hypothesis } from './hypothesis.js';
import { stringHypotheses } from './string.js';
import { targetHypotheses } from './target.js';

export const hypotheses: readonly Hypothesis[] = [
  ...hostHypotheses,
  ...targetHypotheses,
  ...bodyHypotheses,
  ...dateHypotheses,
  ...stringHypotheses,
];
