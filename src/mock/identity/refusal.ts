/** A request refused for what it shows of its sender. */

import type { ProblemDetail } from '../../protocol/signature/problems.js';
import { problemTexts, refusalReply } from '../../protocol/signature/problems.js';
import type { SignatureProblem } from '../../protocol/signature/verdict.js';
import type { Identity } from '../stages.js';

/** The refusal of a request, with the service's answer and what the journal says of it. */
export function refuse(
  problem: SignatureProblem,
  now: number,
  detail: ProblemDetail = {},
): Extract<Identity, { ok: false }> {
  const { says, remedy } = problemTexts[problem];
  const diagnosis = { problem, summary: says(detail), remedy, lines: [] };
  return { ok: false, error: refusalReply(problem, detail, now), problem, diagnosis };
}
