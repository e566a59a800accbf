/** GENERIC streams of tool calls: the patterns P1 to P7 in which families spread a call over frames. */
import type { ToolCall } from '../../src/protocol/turn.js';
import {
  closingBare,
  closingEmptyText,
  closingRoleOnly,
  done,
  frame,
  genericCalls,
  genericText,
  textPart,
  usageFrame,
} from './frames.js';
import { gemini, gpt, grok, llama } from './generic-text.js';
import { type Kit, pieces, words } from './kit.js';
import * as from from './origins.js';
import type { Json, Made, Recipe } from './recipe.js';
import { askGeneric, genericTools, streamed, streamedWithUsage } from './requests.js';

interface Call extends ToolCall {
  readonly id: string;
}

/** The answer to a request with tools: its frames, and the calls in them. */
function calling(
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

const train = (id: string, kit: Kit): Call => ({
  id,
  name: 'find_train',
  arguments: trainArguments(kit),
});
const tide = (id: string, kit: Kit): Call => ({
  id,
  name: 'get_tide',
  arguments: tideArguments(kit),
});
const withoutId = ({ name, arguments: text }: Call): ToolCall => ({ name, arguments: text });

const grokId = (kit: Kit): string => `call_${kit.digits(8)}`;
const gptId = (kit: Kit): string => `call_${kit.hex(24)}`;
const llamaId = (kit: Kit): string => `chatcmpl-tool-${kit.hex(32)}`;

/** One entry of `toolCalls`, keys in the recorded order: type, id, name, arguments. */
const entry = (more: Json): Json => ({ type: 'FUNCTION', ...more });
const send = (kit: Kit, more: Json): string => genericCalls([entry(more)], kit.pad());

/** P1: the whole call in one frame. */
const p1 = (kit: Kit, { id, name, arguments: text }: Call): string =>
  send(kit, { id, name, arguments: text });

/** P2: id and name, then fragments. */
const p2 = (kit: Kit, { id, name, arguments: text }: Call): string =>
  send(kit, { id, name }) +
  pieces(text, 7)
    .map((piece) => send(kit, { arguments: piece }))
    .join('');

/** P3: id, name and empty arguments, then fragments. */
const p3 = (kit: Kit, { id, name, arguments: text }: Call): string =>
  send(kit, { id, name, arguments: '' }) +
  pieces(text, 6)
    .map((piece) => send(kit, { arguments: piece }))
    .join('');

/** P4: the whole call without id, beside a text part without text. */
const p4 = (kit: Kit, ...calls: readonly ToolCall[]): string =>
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
const p5 = (kit: Kit, { name, arguments: text }: Call): string =>
  send(kit, { name }) +
  pieces(text, 9)
    .map((piece) => send(kit, { arguments: piece }))
    .join('');

/** P7: as P3, but fragments repeat id and name as empty strings. */
const p7 = (kit: Kit, { id, name, arguments: text }: Call): string =>
  send(kit, { id, name, arguments: '' }) +
  pieces(text, 8)
    .map((piece) => send(kit, { id: '', name: '', arguments: piece }))
    .join('');

/** The final frame of P2: it carries one more, empty fragment. */
const closingFragment = (kit: Kit): string =>
  frame({
    message: { role: 'ASSISTANT', toolCalls: [entry({ arguments: '' })] },
    finishReason: 'tool_calls',
    pad: kit.pad(),
  });

const p1Origin = from.lc4jStream('multiToolSingleArg and multiToolMultiArgs');
const p2Origin = from.lc4jStream('singleChunkedTool and multiChunkedTool');
const p3Origin = from.issue(
  'oracle/langchain-oracle #150, #163, #252, #253 and PR #254',
  'The pads and the final frame are assumed.',
);
const p4Origin = from.issue('oracle/langchain-oracle #86', 'The final frame is assumed.');
const p5Origin = from.deduced(
  'langchain4j/langchain4j-community, GenericStreamingTest: missingToolCallId (client test)',
);
const p6Origin = from.deduced(
  'NVIDIA/NeMo-Relay, oci_genai tests (client test); oracle/langchain-oracle #100 and #108',
);
const p7Origin = from.issue('oracle/langchain-oracle #150 and #151', 'The final frame is assumed.');

export const genericToolRecipes: readonly Recipe[] = [
  {
    id: 'generic/tools-p1-one-call',
    model: grok,
    from: p1Origin,
    make: (kit, model) => {
      const call = train(grokId(kit), kit);
      return calling(kit, model, p1(kit, call) + closingBare('tool_calls', kit.pad()), [call]);
    },
  },
  {
    id: 'generic/tools-p1-two-calls',
    model: grok,
    from: p1Origin,
    make: (kit, model) => {
      const calls = [train(grokId(kit), kit), tide(grokId(kit), kit)];
      const body = calls.map((call) => p1(kit, call)).join('');
      return calling(kit, model, body + closingBare('tool_calls', kit.pad()), calls);
    },
  },
  {
    id: 'generic/tools-p1-same-function-twice',
    model: grok,
    from: p1Origin,
    make: (kit, model) => {
      const calls = [tide(grokId(kit), kit), tide(grokId(kit), kit)];
      const body = calls.map((call) => p1(kit, call)).join('');
      return calling(kit, model, body + closingBare('tool_calls', kit.pad()), calls);
    },
  },
  {
    id: 'generic/tools-p1-text-before-call',
    model: grok,
    from: from.deduced(`${p1Origin.source}`, 'Text and call in one stream are assumed.'),
    make: (kit, model) => {
      const text = kit.sentence();
      const call = tide(grokId(kit), kit);
      const body =
        words(text)
          .map((word) => genericText(word, kit.pad()))
          .join('') +
        p1(kit, call) +
        closingBare('tool_calls', kit.pad());
      return calling(kit, model, body, [call], text);
    },
  },
  {
    id: 'generic/tools-p1-empty-object',
    model: grok,
    from: p1Origin,
    make: (kit, model) => {
      const call = { id: grokId(kit), name: 'ring_bell', arguments: '{}' };
      return calling(kit, model, p1(kit, call) + closingBare('tool_calls', kit.pad()), [call]);
    },
  },
  {
    id: 'generic/tools-p1-unicode-arguments',
    model: grok,
    from: from.deduced(p1Origin.source, 'Arguments that are not ASCII are assumed.'),
    make: (kit, model) => {
      const call = {
        id: grokId(kit),
        name: 'get_tide',
        arguments: '{"harbour":"Tórshavn – \\"Vágsbotn\\" 🌊 \\u05d7\\u05d9\\u05e4\\u05d4 حيفا"}',
      };
      return calling(kit, model, p1(kit, call) + closingBare('tool_calls', kit.pad()), [call]);
    },
  },
  {
    id: 'generic/tools-p2-one-call',
    model: llama,
    from: p2Origin,
    make: (kit, model) => {
      const call = train(llamaId(kit), kit);
      const body =
        genericText('', kit.pad()) +
        p2(kit, call) +
        send(kit, { arguments: '' }) +
        closingFragment(kit);
      return calling(kit, model, body, [call]);
    },
  },
  {
    id: 'generic/tools-p2-one-call-done',
    model: llama,
    from: from.issue(
      'oracle/langchain-oracle PR #304 (sentinel); langchain4j/langchain4j-community, GenericStreamingTest: singleChunkedTool',
      'Calls as in the older fixture, the sentinel as in newer streams of text.',
    ),
    make: (kit, model) => {
      const call = tide(llamaId(kit), kit);
      const body =
        genericText('', kit.pad()) +
        p2(kit, call) +
        send(kit, { arguments: '' }) +
        closingFragment(kit) +
        done;
      return calling(kit, model, body, [call]);
    },
  },
  {
    id: 'generic/tools-p2-two-calls',
    model: llama,
    from: p2Origin,
    make: (kit, model) => {
      const calls = [tide(llamaId(kit), kit), train(llamaId(kit), kit)] as const;
      const body =
        genericText('', kit.pad()) +
        p2(kit, calls[0]) +
        send(kit, { arguments: '' }) +
        send(kit, { arguments: '' }) +
        p2(kit, calls[1]) +
        closingFragment(kit);
      return calling(kit, model, body, calls);
    },
  },
  {
    id: 'generic/tools-p2-closing-carries-last-fragment',
    model: llama,
    from: from.deduced(p2Origin.source, 'There the last fragment is empty; here it is not.'),
    make: (kit, model) => {
      const call = tide(llamaId(kit), kit);
      const cut = call.arguments.length - 2;
      const body =
        genericText('', kit.pad()) +
        p2(kit, { ...call, arguments: call.arguments.slice(0, cut) }) +
        frame({
          message: {
            role: 'ASSISTANT',
            toolCalls: [entry({ arguments: call.arguments.slice(cut) })],
          },
          finishReason: 'tool_calls',
          pad: kit.pad(),
        });
      return calling(kit, model, body, [call]);
    },
  },
  {
    id: 'generic/tools-p2-text-before-call',
    model: llama,
    from: from.deduced(p2Origin.source, 'Text and call in one stream are assumed.'),
    make: (kit, model) => {
      const text = kit.sentence();
      const call = train(llamaId(kit), kit);
      const body =
        ['', ...words(text)].map((word) => genericText(word, kit.pad())).join('') +
        p2(kit, call) +
        closingFragment(kit);
      return calling(kit, model, body, [call], text);
    },
  },
  {
    id: 'generic/tools-p2-broken-arguments',
    model: llama,
    from: from.deduced(p2Origin.source, 'Arguments that are not JSON are assumed.'),
    make: (kit, model) => {
      const call = { ...tide(llamaId(kit), kit), arguments: `{"harbour": "${kit.city()}"` };
      const body = genericText('', kit.pad()) + p2(kit, call) + closingFragment(kit);
      return calling(kit, model, body, [call]);
    },
  },
  {
    id: 'generic/tools-p3-one-call',
    model: gpt,
    from: p3Origin,
    make: (kit, model) => {
      const call = tide(gptId(kit), kit);
      return calling(kit, model, p3(kit, call) + closingRoleOnly('tool_calls', kit.pad()), [call]);
    },
  },
  {
    id: 'generic/tools-p3-two-calls',
    model: gpt,
    from: p3Origin,
    make: (kit, model) => {
      const calls = [train(gptId(kit), kit), tide(gptId(kit), kit)];
      const body = calls.map((call) => p3(kit, call)).join('');
      return calling(kit, model, body + closingRoleOnly('tool_calls', kit.pad()), calls);
    },
  },
  {
    id: 'generic/tools-p3-same-function-twice',
    model: gpt,
    from: p3Origin,
    make: (kit, model) => {
      const calls = [tide(gptId(kit), kit), tide(gptId(kit), kit)];
      const body = calls.map((call) => p3(kit, call)).join('');
      return calling(kit, model, body + closingRoleOnly('tool_calls', kit.pad()), calls);
    },
  },
  {
    id: 'generic/tools-p3-empty-arguments',
    model: gpt,
    from: from.deduced(p3Origin.source, 'A call whose arguments stay empty is assumed.'),
    make: (kit, model) => {
      const call = { id: gptId(kit), name: 'ring_bell', arguments: '' };
      return calling(kit, model, p3(kit, call) + closingRoleOnly('tool_calls', kit.pad()), [call]);
    },
  },
  {
    id: 'generic/tools-p3-broken-arguments',
    model: gpt,
    from: from.deduced(p3Origin.source, 'Arguments that are not JSON are assumed.'),
    make: (kit, model) => {
      const call = { ...tide(gptId(kit), kit), arguments: '{"harbour": Cork, }' };
      return calling(kit, model, p3(kit, call) + closingRoleOnly('tool_calls', kit.pad()), [call]);
    },
  },
  {
    id: 'generic/tools-p3-usage',
    model: gpt,
    from: from.deduced(p3Origin.source, 'The usage frame is that recorded for Llama.'),
    make: (kit, model) => {
      const call = train(gptId(kit), kit);
      return {
        request: askGeneric(model, kit.question(), { ...genericTools, ...streamedWithUsage }),
        body:
          p3(kit, call) + closingRoleOnly('tool_calls', kit.pad()) + usageFrame(21, 140, kit.pad()),
        turn: {
          text: '',
          toolCalls: [call],
          finishReason: 'tool_calls',
          usage: { promptTokens: 140, completionTokens: 21, totalTokens: 161 },
        },
      };
    },
  },
  {
    id: 'generic/tools-p4-one-call',
    model: gemini,
    from: p4Origin,
    make: (kit, model) => {
      const call = withoutId(train('', kit));
      return calling(kit, model, p4(kit, call) + closingRoleOnly('stop', kit.pad()), [call]);
    },
  },
  {
    id: 'generic/tools-p4-finish-tool-calls',
    model: gemini,
    from: from.deduced(p4Origin.source, 'Whether the reason is stop or tool_calls is not known.'),
    make: (kit, model) => {
      const call = withoutId(tide('', kit));
      return calling(kit, model, p4(kit, call) + closingRoleOnly('tool_calls', kit.pad()), [call]);
    },
  },
  {
    id: 'generic/tools-p4-two-calls',
    model: gemini,
    from: from.deduced(p4Origin.source, 'Two calls in two frames are assumed.'),
    make: (kit, model) => {
      const calls = [withoutId(train('', kit)), withoutId(tide('', kit))];
      const body = calls.map((call) => p4(kit, call)).join('');
      return calling(kit, model, body + closingRoleOnly('stop', kit.pad()), calls);
    },
  },
  {
    id: 'generic/tools-p4-two-calls-one-frame',
    model: gemini,
    from: from.deduced(p4Origin.source, 'Two calls in one frame are assumed.'),
    make: (kit, model) => {
      const calls = [withoutId(tide('', kit)), withoutId(tide('', kit))];
      return calling(kit, model, p4(kit, ...calls) + closingRoleOnly('stop', kit.pad()), calls);
    },
  },
  {
    id: 'generic/tools-p5-one-call',
    model: llama,
    from: p5Origin,
    make: (kit, model) => {
      const call = train('', kit);
      const body = genericText('', kit.pad()) + p5(kit, call) + closingFragment(kit);
      return calling(kit, model, body, [withoutId(call)]);
    },
  },
  {
    id: 'generic/tools-p5-two-calls',
    model: llama,
    from: from.deduced(p5Origin.source, 'A second call is assumed to open by its name.'),
    make: (kit, model) => {
      const calls = [tide('', kit), train('', kit)] as const;
      const body =
        genericText('', kit.pad()) +
        p5(kit, calls[0]) +
        send(kit, { arguments: '' }) +
        p5(kit, calls[1]) +
        closingFragment(kit);
      return calling(kit, model, body, calls.map(withoutId));
    },
  },
  {
    id: 'generic/tools-p6-one-call',
    model: gpt,
    from: from.issue('oracle/langchain-oracle #100 and #108', 'The final frame is assumed.'),
    make: (kit, model) => {
      const call = train(gptId(kit), kit);
      const body = pieces(call.arguments, 10)
        .map((piece) => send(kit, { id: call.id, name: call.name, arguments: piece }))
        .join('');
      return calling(kit, model, body + closingRoleOnly('tool_calls', kit.pad()), [call]);
    },
  },
  {
    id: 'generic/tools-p6-interleaved',
    model: gpt,
    from: p6Origin,
    make: (kit, model) => {
      const [one, other] = [train(gptId(kit), kit), tide(gptId(kit), kit)];
      const [half, otherHalf] = [12, 6];
      const body =
        send(kit, { id: one.id, name: one.name, arguments: one.arguments.slice(0, half) }) +
        send(kit, {
          id: other.id,
          name: other.name,
          arguments: other.arguments.slice(0, otherHalf),
        }) +
        send(kit, { id: one.id, arguments: one.arguments.slice(half) }) +
        send(kit, { id: other.id, arguments: other.arguments.slice(otherHalf) });
      return calling(kit, model, body + closingRoleOnly('tool_calls', kit.pad()), [one, other]);
    },
  },
  {
    id: 'generic/tools-p6-interleaved-same-function',
    model: gpt,
    from: p6Origin,
    make: (kit, model) => {
      const [one, other] = [tide(gptId(kit), kit), tide(gptId(kit), kit)];
      const part = (call: Call, start: number, end?: number): string =>
        send(kit, { id: call.id, name: call.name, arguments: call.arguments.slice(start, end) });
      const body = part(one, 0, 5) + part(other, 0, 7) + part(one, 5) + part(other, 7);
      return calling(kit, model, body + closingRoleOnly('tool_calls', kit.pad()), [one, other]);
    },
  },
  {
    id: 'generic/tools-p7-one-call',
    model: gpt,
    from: p7Origin,
    make: (kit, model) => {
      const call = train(gptId(kit), kit);
      return calling(kit, model, p7(kit, call) + closingRoleOnly('tool_calls', kit.pad()), [call]);
    },
  },
  {
    id: 'generic/tools-p7-two-calls',
    model: gpt,
    from: from.deduced(p7Origin.source, 'The second call is assumed to be sent as the first.'),
    make: (kit, model) => {
      const calls = [tide(gptId(kit), kit), train(gptId(kit), kit)];
      const body = calls.map((call) => p7(kit, call)).join('');
      return calling(kit, model, body + closingRoleOnly('tool_calls', kit.pad()), calls);
    },
  },
  {
    id: 'generic/tools-nested-function',
    model: gpt,
    from: from.deduced(
      'acedergren/oci-genai-provider, test fixtures (client test, against all pasted output)',
    ),
    variations: ['nested-function'],
    make: (kit, model) => {
      const { id, name, arguments: text } = tide(gptId(kit), kit);
      const body =
        genericCalls([{ id, type: 'FUNCTION', function: { name, arguments: text } }], kit.pad()) +
        closingRoleOnly('tool_calls', kit.pad());
      return calling(kit, model, body, [{ id, name, arguments: text }]);
    },
  },
  {
    id: 'generic/tools-closing-carries-whole-call',
    model: grok,
    from: from.deduced(p1Origin.source, 'A whole call in the final frame is assumed.'),
    make: (kit, model) => {
      const call = tide(grokId(kit), kit);
      const body = frame({
        message: {
          role: 'ASSISTANT',
          toolCalls: [entry({ id: call.id, name: call.name, arguments: call.arguments })],
        },
        finishReason: 'tool_calls',
        pad: kit.pad(),
      });
      return calling(kit, model, body, [call]);
    },
  },
  {
    id: 'generic/tools-after-reasoning',
    model: grok,
    from: from.deduced('oracle/langchain-oracle PR #237', 'Reasoning before a call is assumed.'),
    make: (kit, model) => {
      const reasoning = kit.sentence();
      const call = train(grokId(kit), kit);
      const made = calling(
        kit,
        model,
        words(reasoning)
          .map((word) =>
            frame({
              index: 0,
              message: { role: 'ASSISTANT', reasoningContent: word },
              pad: kit.pad(),
            }),
          )
          .join('') +
          p1(kit, call) +
          closingBare('tool_calls', kit.pad()),
        [call],
      );
      return { ...made, turn: { ...made.turn, reasoning } };
    },
  },
  {
    id: 'generic/tools-finish-stop-llama',
    model: llama,
    from: from.deduced(p2Origin.source, 'The reason stop after a call is assumed.'),
    make: (kit, model) => {
      const call = tide(llamaId(kit), kit);
      const body = genericText('', kit.pad()) + p2(kit, call) + closingEmptyText('stop', kit.pad());
      return calling(kit, model, body, [call]);
    },
  },
  {
    id: 'generic/tools-closing-with-text-and-call',
    model: gemini,
    from: from.deduced(p4Origin.source, 'Text beside a call in the final frame is assumed.'),
    make: (kit, model) => {
      const text = kit.sentence();
      const call = withoutId(tide('', kit));
      const body = frame({
        message: {
          role: 'ASSISTANT',
          content: [textPart(text)],
          toolCalls: [entry({ name: call.name, arguments: call.arguments })],
        },
        finishReason: 'stop',
        pad: kit.pad(),
      });
      return calling(kit, model, body, [call], text);
    },
  },
];
