/** Checks on whether an answer does what the request asked for: its limit, its choice of tool. */
import type { Turn } from '../../protocol/turn.js';
import type { Check } from '../check.js';
import { fail, pass, sameValue, show } from './findings.js';

const onTurn =
  (look: (turn: Turn, expect: unknown) => ReturnType<Check>): Check =>
  (trace, expect) => {
    const { turn, error } = trace.outcome;
    return turn === undefined
      ? fail('The provider reported no turn.', { actual: error?.message ?? 'nothing' })
      : look(turn, expect);
  };

export const obeyedChecks = {
  /**
   * The answer has at most as many tokens as `expect` says, and its finish reason says that the limit ended it.
   */
  'limit-ends-the-answer': onTurn(({ finishReason, usage }, expect) => {
    const limit = Number(expect);
    return finishReason === 'length' && (usage?.completionTokens ?? limit + 1) <= limit
      ? pass(`The answer ends at ${limit} tokens.`)
      : fail('The limit does not end the answer.', {
          expected: `finish reason length, at most ${limit} tokens`,
          actual: `finish reason ${finishReason}, ${show(usage)}`,
        });
  }),

  /** The functions that the turn calls are those that `expect` names, in order. */
  'calls-are-of': onTurn(({ toolCalls }, expect) =>
    sameValue(
      'The list of called functions',
      expect,
      toolCalls.map(({ name }) => name),
    ),
  ),

  /**
   * Of a question that is longer than its answer, more tokens are counted than of the answer, and the total is no
   * less than both.
   */
  'question-outweighs-the-answer': onTurn(({ usage }) => {
    const { promptTokens = 0, completionTokens = 0, totalTokens = 0 } = usage ?? {};
    return completionTokens > 0 &&
      promptTokens > completionTokens &&
      totalTokens >= promptTokens + completionTokens
      ? pass(`${promptTokens} and ${completionTokens} tokens, ${totalTokens} in all.`)
      : fail('The token counts do not fit the question and the answer.', {
          expected: 'promptTokens above completionTokens, totalTokens not below their sum',
          actual: show(usage),
        });
  }),
} satisfies Record<string, Check>;
