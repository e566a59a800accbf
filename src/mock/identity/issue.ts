/** Issuing credentials. */
import { errorAnswer, notFound } from '../answers.js';
import type { Stages } from '../stages.js';
import { refuse } from './refusal.js';

/** Makes the `issue` stage. */
export function createIssue(): Stages['issue'] {
  return async ({ now }) => ({
    answer: errorAnswer(notFound),
    identity: refuse('issues-nothing', now),
  });
}
