/** Calls one after the other, later ones naming what earlier ones gave; or all at once behind the first. */
import type { ApiCall, ChatCall, DialogueCall } from '../../protocol/call.js';
import type { Outcome, StepOutcome } from '../../suites/trace.js';
import { outcomeOf } from './step-outcomes.js';

/** Makes one step. */
export type PerformStep = (step: ChatCall | ApiCall) => Promise<StepOutcome>;

/**
 * Makes the steps in order, each once the one before has ended, with `{1.id}` and the like filled in.
 * It ends at the first error, which is the dialogue's own, unless the call goes on through errors. Steps that
 * are made together have no order: once the first has ended, each of them is made, and may name what that
 * gave; the first error is the dialogue's.
 *
 * @returns `steps` with each outcome, and the turn, the error and the request id of the last one (of the one
 *   with the error, where steps are made together)
 */
export async function dialogue(call: DialogueCall, perform: PerformStep): Promise<Outcome> {
  const steps = await (call.together === true ? atOnce(call, perform) : inOrder(call, perform));
  const failed = call.throughErrors ? undefined : steps.find(({ error }) => error !== undefined);
  return outcomeOf(steps, failed);
}

async function atOnce(call: DialogueCall, perform: PerformStep): Promise<readonly StepOutcome[]> {
  const first = await inOrder({ ...call, steps: call.steps.slice(0, 1) }, perform);
  const others = call.steps.slice(1).map((step, at) => performFilled(step, at + 2, first, perform));
  return [...first, ...(await Promise.all(others))];
}

async function inOrder(call: DialogueCall, perform: PerformStep): Promise<readonly StepOutcome[]> {
  const steps: StepOutcome[] = [];
  for (const step of call.steps) {
    const outcome = await performFilled(step, steps.length + 1, steps, perform);
    steps.push(outcome);
    if (outcome.error !== undefined && call.throughErrors !== true) break;
  }
  return steps;
}

async function performFilled(
  step: ChatCall | ApiCall,
  number: number,
  before: readonly StepOutcome[],
  perform: PerformStep,
): Promise<StepOutcome> {
  const { filled, absent } = fillIds(step, before);
  if (absent === undefined) return perform(filled);
  return { error: { message: `step ${absent} gave no id, which step ${number} needs` } };
}

/** The step with every `{n.id}` in its strings replaced; `absent` is the first step that has no id. */
export function fillIds<Step extends object>(
  step: Step,
  before: readonly StepOutcome[],
): { readonly filled: Step; readonly absent?: number } {
  let absent: number | undefined;
  const text = JSON.stringify(step).replace(/\{(\d+)\.id\}/g, (whole, digits: string) => {
    const id = before[Number(digits) - 1]?.id;
    if (id === undefined) absent ??= Number(digits);
    // The id stands inside a JSON string.
    return id === undefined ? whole : JSON.stringify(id).slice(1, -1);
  });
  const filled: Step = JSON.parse(text);
  return { filled, ...(absent === undefined ? {} : { absent }) };
}
