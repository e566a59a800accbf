/** Rounds with tools for a client that keeps the history itself and goes on when it is given what the tools gave. */
import type { RoundsCall } from '../../protocol/call.js';
import type { Turn } from '../../protocol/turn.js';
import type { Outcome, StepOutcome } from '../../suites/trace.js';
import type { KitMessage } from './kit-messages.js';

/** What a tool gave for a call of it. */
export type ToolResult = Extract<KitMessage, { readonly type: 'tool_result' }>['results'][number];

/** How such a client is asked. */
export interface ToolTalk {
  /** Makes the first call. */
  begin(): Promise<StepOutcome>;
  /** Gives the answers to the calls of the turn before. */
  goOn(results: readonly ToolResult[]): Promise<StepOutcome>;
}

/**
 * Plays the rounds until the client errs or calls nothing, or nobody answers.
 *
 * @returns a step for each turn; turn, error and request id are the last one's
 */
export async function toolRounds(call: RoundsCall, talk: ToolTalk): Promise<Outcome> {
  let last = await talk.begin();
  const steps = [last];
  for (const answers of call.answers) {
    const { turn, error } = last;
    if (error !== undefined || turn === undefined || turn.toolCalls.length === 0) break;
    last = await talk.goOn(resultsOf(turn, answers));
    steps.push(last);
  }
  const { turn, error, requestId } = last;
  return {
    ...(turn === undefined ? {} : { turn }),
    ...(error === undefined ? {} : { error }),
    ...(requestId === undefined ? {} : { requestId }),
    steps,
  };
}

/** A result for each call that has an answer, by the ids that the client reported. */
function resultsOf(
  { toolCalls }: Turn,
  answers: RoundsCall['answers'][number],
): readonly ToolResult[] {
  const left = [...answers];
  return toolCalls.flatMap(({ id, name }) => {
    const place = left.findIndex((answer) => answer.name === name);
    const [answer] = place === -1 ? [] : left.splice(place, 1);
    if (answer === undefined) return [];
    const { text, failed } = answer;
    return [{ name, text, ...(id === undefined ? {} : { id }), ...(failed ? { failed } : {}) }];
  });
}
