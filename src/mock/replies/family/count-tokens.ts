/** Token counts: of the kit's own increments, and consistent with each other. */
import type { ChatCall } from '../../../protocol/call.js';
import { splitText } from '../../../protocol/split.js';
import type { Turn, Usage } from '../../../protocol/turn.js';

/** Characters that are really cut into increments; what is beyond is estimated from them. */
const counted = 65_536;

function countTokens(texts: readonly string[]): number {
  const text = texts.reduce((sum, one) => sum + one.length, 0);
  let left = counted;
  const tokens = texts.reduce((sum, one) => {
    const head = one.slice(0, left);
    left -= head.length;
    return sum + splitText(head).length;
  }, 0);
  return Math.round(tokens * Math.max(1, text / counted));
}

/** All that a model reads: the messages with their calls, and the tools on offer. */
const readBy = ({ messages, tools = [] }: ChatCall): readonly string[] => [
  ...messages.flatMap(({ text, toolCalls = [] }) => [
    text,
    ...toolCalls.flatMap((one) => [one.name, one.arguments]),
  ]),
  ...tools.flatMap(({ name, description, parameters }) => [
    name,
    description,
    JSON.stringify(parameters),
  ]),
];

/**
 * The usage of a turn. Reasoning is part of the completion, whether it is shown or not.
 *
 * @param reasoning what was thought; empty where nothing was
 */
export function usageOf(call: ChatCall, turn: Omit<Turn, 'usage'>, reasoning: string): Usage {
  const promptTokens = countTokens(readBy(call));
  const reasoningTokens = countTokens([reasoning]);
  const said = [turn.text, ...turn.toolCalls.flatMap((one) => [one.name, one.arguments])];
  const completionTokens = countTokens(said) + reasoningTokens;
  return {
    promptTokens,
    completionTokens,
    totalTokens: promptTokens + completionTokens,
    ...(reasoningTokens === 0 ? {} : { reasoningTokens }),
  };
}
