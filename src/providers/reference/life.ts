/** The life of clients, step by step: made, asked, closed under way or at the end. */
import type { LifeCall, LifeStep } from '../../protocol/call.js';
import type { Outcome, StepOutcome } from '../../suites/trace.js';
import { fillIds } from './dialogue.js';
import { outcomeOf } from './step-outcomes.js';

/**
 * Does one thing with a client, which the first such step makes.
 *
 * @param heard to be called when the client has heard some text
 */
export type PerformLife = (
  client: number,
  call: LifeStep['call'],
  heard: () => void,
) => Promise<StepOutcome>;

/**
 * Plays the steps in order, whatever becomes of each; those that are made together all once the first has ended.
 *
 * @returns `steps` with each outcome; turn, error and request id are the last one's
 */
export async function life(call: LifeCall, perform: PerformLife): Promise<Outcome> {
  const outcomes: StepOutcome[] = [];
  const play = (step: LifeStep) => playFilled(step, outcomes, perform);
  const inOrder = call.together ? call.steps.slice(0, 1) : call.steps;
  for (const step of inOrder) outcomes.push(await play(step));
  const others = await Promise.all(call.steps.slice(inOrder.length).map(play));
  const steps = [...outcomes, ...others];
  return outcomeOf(steps);
}

async function playFilled(
  step: LifeStep,
  before: readonly StepOutcome[],
  perform: PerformLife,
): Promise<StepOutcome> {
  const { filled, absent } = fillIds(step, before);
  if (absent !== undefined) return { error: { message: `step ${absent} gave no id` } };
  const { client = 1, call, closed } = filled;
  let closing: Promise<StepOutcome> | undefined;
  const heard = () => {
    if (closed !== undefined) closing ??= perform(client, { operation: 'close' }, () => {});
  };
  const outcome = await perform(client, call, heard);
  const { error } = (await closing) ?? {};
  return error === undefined ? outcome : { ...outcome, error };
}
