/** What becomes of a call that has steps. */
import type { Outcome, StepOutcome } from '../../suites/trace.js';

/**
 * The steps with the turn, the error and the request id of one of them.
 *
 * @param telling whose they are: the last step's, unless told otherwise
 */
export function outcomeOf(
  steps: readonly StepOutcome[],
  telling: StepOutcome = steps.at(-1) ?? {},
): Outcome {
  const { turn, error, requestId } = telling;
  return {
    ...(turn === undefined ? {} : { turn }),
    ...(error === undefined ? {} : { error }),
    ...(requestId === undefined ? {} : { requestId }),
    steps,
  };
}
