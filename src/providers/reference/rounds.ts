/** Turns that call tools, and the turns that are made of the tools' answers: the history is kept here. */
import type { ChatCall, Message, RoundsCall, ToolAnswer } from '../../protocol/call.js';
import type { ToolCall } from '../../protocol/turn.js';
import type { Outcome, StepOutcome } from '../../suites/trace.js';
import { outcomeOf } from './step-outcomes.js';

/**
 * Plays the rounds. A call without an id is given one, which no other call of the conversation has: its answer
 * has to name it, and some families give none.
 *
 * @param perform makes one turn
 * @returns a step for each turn; turn, error and request id are the last one's
 */
export async function rounds(
  call: RoundsCall,
  perform: (step: ChatCall) => Promise<StepOutcome>,
): Promise<Outcome> {
  const steps: StepOutcome[] = [];
  let step: ChatCall | undefined = call.first;
  while (step !== undefined) {
    const outcome: StepOutcome = await perform(step);
    steps.push(outcome);
    step = next(call, step, outcome, steps.length);
  }
  return outcomeOf(steps);
}

/** The turn after a turn; none where it called nothing, or nobody answers. */
function next(
  { answers, chained }: RoundsCall,
  step: ChatCall,
  { turn, error, id }: StepOutcome,
  round: number,
): ChatCall | undefined {
  const given = answers[round - 1];
  if (given === undefined || turn === undefined || error !== undefined) return undefined;
  if (turn.toolCalls.length === 0) return undefined;
  const toolCalls = turn.toolCalls.map((one, at) => ({
    ...one,
    id: one.id ?? `call_${round}_${at + 1}`,
  }));
  const results = resultsOf(toolCalls, given);
  if (chained) {
    const { state } = step;
    return {
      ...step,
      messages: results,
      state: { ...state, ...(id === undefined ? {} : { previousResponse: id }) },
    };
  }
  const said: Message = { role: 'assistant', text: turn.text, toolCalls };
  return { ...step, messages: [...step.messages, said, ...results] };
}

/** A message for each call that has an answer, in the order of the calls. */
function resultsOf(calls: readonly ToolCall[], given: readonly ToolAnswer[]): readonly Message[] {
  const left = [...given];
  return calls.flatMap(({ id, name }): readonly Message[] => {
    const place = left.findIndex((answer) => answer.name === name);
    const [answer] = place === -1 ? [] : left.splice(place, 1);
    if (answer === undefined) return [];
    return [{ role: 'tool', text: answer.text, ...(id === undefined ? {} : { toolCallId: id }) }];
  });
}
