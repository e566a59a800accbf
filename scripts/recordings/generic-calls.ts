/** Writes the tool calls of GENERIC streams: the patterns P1 to P7 in which families spread a call over frames. */
import type { ToolCall } from '../../src/protocol/turn.js';
import { frame, genericCalls } from './frames.js';
import { type Kit, pieces } from './kit.js';
import * as from from './origins.js';
import type { Json, Made } from './recipe.js';
import { askGeneric, genericTools, streamed } from './requests.js';

export interface Call extends ToolCall {
  readonly id: string;
}

/** The answer to a request with tools: its frames, and the calls in them. */
export function calling(
  kit: Kit,
  model: string,
  body: string,
  toolCalls: readonly ToolCall[],
  text = '',
): Made {
  return {
    request: askGeneric(model, kit.question(), { ...genericTools, ...streamed }),
    body,
    turn: { text, toolCalls, finishReason: 'tool_calls' },
  };
}

const trainArguments = (kit: Kit): string => JSON.stringify({ from: kit.city(), to: kit.city() });
const tideArguments = (kit: Kit): string => `{"harbour": "${kit.city()}"}`;

export const train = (id: string, kit: Kit): Call => ({
  id,
  name: 'find_train',
  arguments: trainArguments(kit),
});
export const tide = (id: string, kit: Kit): Call => ({
  id,
  name: 'get_tide',
  arguments: tideArguments(kit),
});
export const withoutId = ({ name, arguments: text }: Call): ToolCall => ({ name, arguments: text });

export const grokId = (kit: Kit): string => `call_${kit.digits(8)}`;
export const gptId = (kit: Kit): string => `call_${kit.hex(24)}`;
export const llamaId = (kit: Kit): string => `chatcmpl-tool-${kit.hex(32)}`;

/** One entry of `toolCalls`, keys in the recorded order: type, id, name, arguments. */
export const entry = (more: Json): Json => ({ type: 'FUNCTION', ...more });
export const send = (kit: Kit, more: Json): string => genericCalls([entry(more)], kit.pad());

/** P1: the whole call in one frame. */
export const p1 = (kit: Kit, { id, name, arguments: text }: Call): string =>
  send(kit, { id, name, arguments: text });

/** P2: id and name, then fragments. */
export const p2 = (kit: Kit, { id, name, arguments: text }: Call): string =>
  send(kit, { id, name }) +
  pieces(text, 7)
    .map((piece) => send(kit, { arguments: piece }))
    .join('');

/** P3: id, name and empty arguments, then fragments. */
export const p3 = (kit: Kit, { id, name, arguments: text }: Call): string =>
  send(kit, { id, name, arguments: '' }) +
  pieces(text, 6)
    .map((piece) => send(kit, { arguments: piece }))
    .join('');

/** P4: the whole call without id, beside a text part without text. */
export const p4 = (kit: Kit, ...calls: readonly ToolCall[]): string =>
  frame({
    index: 0,
    message: {
      role: 'ASSISTANT',
      content: [{ type: 'TEXT' }],
      toolCalls: calls.map(({ name, arguments: text }) => entry({ name, arguments: text })),
    },
    pad: kit.pad(),
  });

/** P5: as P2, without id. */
export const p5 = (kit: Kit, { name, arguments: text }: Call): string =>
  send(kit, { name }) +
  pieces(text, 9)
    .map((piece) => send(kit, { arguments: piece }))
    .join('');

/** P7: as P3, but fragments repeat id and name as empty strings. */
export const p7 = (kit: Kit, { id, name, arguments: text }: Call): string =>
  send(kit, { id, name, arguments: '' }) +
  pieces(text, 8)
    .map((piece) => send(kit, { id: '', name: '', arguments: piece }))
    .join('');

/** The final frame of P2: it carries one more, empty fragment. */
export const closingFragment = (kit: Kit): string =>
  frame({
    message: { role: 'ASSISTANT', toolCalls: [entry({ arguments: '' })] },
    finishReason: 'tool_calls',
    pad: kit.pad(),
  });

export const p1Origin = from.lc4jStream('multiToolSingleArg and multiToolMultiArgs');
export const p2Origin = from.lc4jStream('singleChunkedTool and multiChunkedTool');
export const p3Origin = from.issue(
  'oracle/langchain-oracle #150, #163, #252, #253 and PR #254',
  'The pads and the final frame are assumed.',
);
export const p4Origin = from.issue('oracle/langchain-oracle #86', 'The final frame is assumed.');
export const p5Origin = from.deduced(
  'langchain4j/langchain4j-community, GenericStreamingTest: missingToolCallId (client test)',
);
export const p6Origin = from.deduced(
  'NVIDIA/NeMo-Relay, oci_genai tests (client test); oracle/langchain-oracle #100 and #108',
);
export const p7Origin = from.issue(
  'oracle/langchain-oracle #150 and #151',
  'The final frame is assumed.',
);
