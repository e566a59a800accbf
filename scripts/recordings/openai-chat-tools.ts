/** Chat completions: streams that call tools, in every way in which fragments were met. */
import type { ToolCall } from '../../src/protocol/turn.js';
import { done, frame } from './frames.js';
import { type Kit, pieces } from './kit.js';
import { gemini, gpt, grok, llama } from './models.js';
import {
  askChat,
  callId,
  chatTools,
  headOf,
  openaiChunks,
  openaiExtras,
  plainChunks,
  streamed,
  streamedWithUsage,
  tide,
  train,
  type WriteChunk,
  wireCall,
} from './openai-chat-frames.js';
import * as from from './origins.js';
import type { Json, Recipe } from './recipe.js';

const reference = from.deduced('OpenAI API reference, chat completions (streaming)');
const gptOss = 'openai.gpt-oss-120b';

/** A fragment that goes on with a call's arguments. */
const more = (index: number, text: string): Json => ({
  tool_calls: [{ index, function: { arguments: text } }],
});

/** The fragment that opens a call, with empty arguments. */
const opening = (call: ToolCall, index: number): Json => ({
  tool_calls: [wireCall({ ...call, arguments: '' }, index)],
});

/** The arguments in bare fragments under one number. */
const rest = (write: WriteChunk, call: ToolCall, index: number): string =>
  pieces(call.arguments, 5)
    .map((text) => write(more(index, text)))
    .join('');

const role = { role: 'assistant', content: '' };

interface Calls {
  readonly calls: (kit: Kit) => readonly ToolCall[];
  readonly body: (write: WriteChunk, calls: readonly ToolCall[], kit: Kit) => string;
  readonly finish?: string;
  readonly text?: string;
}

/** A stream of these calls, as a model of open weights frames it. */
const calling =
  ({ calls, body, finish = 'tool_calls', text = '' }: Calls): Recipe['make'] =>
  (kit, model) => {
    const toolCalls = calls(kit);
    const write = plainChunks(headOf(kit, model));
    return {
      request: askChat(model, kit.question(), { ...chatTools, ...streamed }),
      body: body(write, toolCalls, kit) + write({}, finish) + done,
      turn: { text, toolCalls, finishReason: 'tool_calls' },
    };
  };

const one = (kit: Kit): readonly ToolCall[] => [tide(kit, callId(kit))];
const two = (kit: Kit): readonly ToolCall[] => [train(kit, callId(kit)), tide(kit, callId(kit))];

/** Each call opened by id and name, then its arguments. */
const inOrder = (write: WriteChunk, calls: readonly ToolCall[]): string =>
  write(role) + calls.map((call, n) => write(opening(call, n)) + rest(write, call, n)).join('');

/** A call of one function with these arguments, whole. */
const wholeWith = (name: string, text: string): Recipe['make'] =>
  calling({
    calls: (kit) => [{ id: callId(kit), name, arguments: text }],
    body: (write, [call]) =>
      call === undefined
        ? ''
        : write({ role: 'assistant', content: null, tool_calls: [wireCall(call, 0)] }),
  });

export const chatToolRecipes: readonly Recipe[] = [
  {
    id: 'openai-chat/gpt-tool-call',
    model: gpt,
    from: reference,
    make: (kit, model) => {
      const call = tide(kit, callId(kit));
      const write = openaiChunks(headOf(kit, model, openaiExtras), {});
      return {
        request: askChat(model, kit.question(), { ...chatTools, ...streamed }),
        body:
          write({ role: 'assistant', content: null, ...opening(call, 0), refusal: null }) +
          rest(write, call, 0) +
          write({}, 'tool_calls') +
          done,
        turn: { text: '', toolCalls: [call], finishReason: 'tool_calls' },
      };
    },
  },
  {
    id: 'openai-chat/text-then-tool-call',
    model: gptOss,
    from: reference,
    make: calling({
      calls: one,
      text: 'Let me look.',
      body: (write, [call]) =>
        write(role) +
        ['Let', ' me', ' look', '.'].map((content) => write({ content })).join('') +
        (call === undefined ? '' : write(opening(call, 0)) + rest(write, call, 0)),
    }),
  },
  {
    id: 'openai-chat/two-tool-calls',
    model: gptOss,
    from: reference,
    make: calling({ calls: two, body: inOrder }),
  },
  {
    id: 'openai-chat/two-tool-calls-in-turns',
    model: gptOss,
    from: from.deduced(
      'Clients go by the number of a fragment; that fragments take turns was not seen.',
    ),
    make: calling({
      calls: two,
      body: (write, calls) => {
        const rows = calls.map((call, n) => [
          write(opening(call, n)),
          ...pieces(call.arguments, 5).map((text) => write(more(n, text))),
        ]);
        const longest = Math.max(...rows.map((row) => row.length));
        return (
          write(role) +
          Array.from({ length: longest }, (_, n) => rows.map((row) => row[n] ?? '').join('')).join(
            '',
          )
        );
      },
    }),
  },
  {
    id: 'openai-chat/same-function-twice',
    model: gptOss,
    from: reference,
    make: calling({
      calls: (kit) => [tide(kit, callId(kit)), tide(kit, callId(kit))],
      body: inOrder,
    }),
  },
  {
    id: 'openai-chat/grok-tool-call-whole',
    model: grok,
    from: from.deduced('langchain4j/langchain4j-community, GenericStreamingTest (native route)'),
    make: calling({
      calls: (kit) => [tide(kit, `call_${kit.digits(8)}`)],
      body: (write, [call]) =>
        call === undefined
          ? ''
          : write({ role: 'assistant', content: null, tool_calls: [wireCall(call, 0)] }),
    }),
  },
  {
    id: 'openai-chat/two-tool-calls-in-one-delta',
    model: grok,
    from: from.deduced('coder/aibridge, tests (client test)'),
    make: calling({
      calls: two,
      body: (write, calls) =>
        write({
          role: 'assistant',
          content: null,
          tool_calls: calls.map((call, n) => wireCall(call, n)),
        }),
    }),
  },
  {
    id: 'openai-chat/gemini-tool-call-without-id',
    model: gemini,
    from: from.issue(
      'BerriAI/litellm issue #19223; oracle/langchain-oracle issue #78 (native route)',
    ),
    make: calling({
      calls: (kit) => [tide(kit)],
      body: (write, [call]) =>
        call === undefined ? '' : write({ role: 'assistant', tool_calls: [wireCall(call, 0)] }),
    }),
  },
  {
    id: 'openai-chat/tool-call-fragments-without-id',
    model: gemini,
    from: from.deduced(
      'BerriAI/litellm issue #19223 (native route)',
      'That arguments come in fragments is deduced.',
    ),
    make: calling({ calls: (kit) => [tide(kit)], body: inOrder }),
  },
  {
    id: 'openai-chat/tool-call-without-role',
    model: llama,
    from: from.deduced('mastalee928/oci-worker, tests of OciGenerativeOpenAiService (client test)'),
    make: calling({
      calls: one,
      body: (write, calls) =>
        calls.map((call, n) => write(opening(call, n)) + rest(write, call, n)).join(''),
    }),
  },
  {
    id: 'openai-chat/llama-tool-call-renewed-ids',
    model: llama,
    from: from.deduced('BerriAI/litellm PR #40040 (what LiteLLM itself sent on)'),
    make: calling({
      calls: one,
      finish: 'stop',
      body: (write, [call], kit) =>
        write(role) +
        (call === undefined
          ? ''
          : write(opening(call, 0)) +
            pieces(call.arguments, 5)
              .map((text) =>
                write({
                  tool_calls: [wireCall({ id: callId(kit), name: call.name, arguments: text }, 0)],
                }),
              )
              .join('')),
    }),
  },
  {
    id: 'openai-chat/gpt-oss-tool-call-renewed-indexes',
    model: gptOss,
    from: from.deduced('oracle/langchain-oracle issue #163 (what LangChain itself handed on)'),
    make: calling({
      calls: one,
      body: (write, [call], kit) =>
        write(role) +
        (call === undefined
          ? ''
          : write(opening(call, 0)) +
            pieces(call.arguments, 5)
              .map((text, n) =>
                write({
                  tool_calls: [wireCall({ id: kit.hex(32), name: '', arguments: text }, n + 1)],
                }),
              )
              .join('')),
    }),
  },
  {
    id: 'openai-chat/tool-call-without-index',
    model: llama,
    from: from.deduced(
      'Not seen; what the SDKs make of it was measured with openai 6 and openai-python 3.',
    ),
    make: calling({
      calls: one,
      body: (write, [call]) =>
        write(role) +
        (call === undefined
          ? ''
          : write({ tool_calls: [wireCall({ ...call, arguments: '' })] }) +
            pieces(call.arguments, 5)
              .map((text) => write({ tool_calls: [{ function: { arguments: text } }] }))
              .join('')),
    }),
  },
  {
    id: 'openai-chat/tool-call-late-name',
    model: llama,
    from: from.deduced(
      'coder/aibridge takes a call whose name comes late for another one (client code)',
    ),
    make: calling({
      calls: one,
      body: (write, [call]) =>
        write(role) +
        (call === undefined
          ? ''
          : write({ tool_calls: [{ index: 0, id: call.id, type: 'function', function: {} }] }) +
            write({ tool_calls: [{ index: 0, function: { name: call.name } }] }) +
            rest(write, call, 0)),
    }),
  },
  {
    id: 'openai-chat/tool-call-stop',
    model: gemini,
    from: from.issue('googleapis/python-genai issue #2868'),
    make: calling({
      calls: one,
      finish: 'stop',
      body: (write, [call]) =>
        call === undefined ? '' : write({ role: 'assistant', tool_calls: [wireCall(call, 0)] }),
    }),
  },
  {
    id: 'openai-chat/tool-call-empty-arguments',
    model: grok,
    from: from.deduced(
      'coder/aibridge, fixtures: empty arguments stand for an empty object (client test)',
    ),
    make: wholeWith('ring_bell', ''),
  },
  {
    id: 'openai-chat/tool-call-empty-key',
    model: gptOss,
    from: from.issue('sogawa-yk/jetuse, docs/tips.md'),
    make: wholeWith('ring_bell', '{"":"now"}'),
  },
  {
    id: 'openai-chat/tool-call-broken-arguments',
    model: gptOss,
    from: from.deduced(
      'oracle/langchain-oracle issue #163 (native route)',
      'Where they break off is deduced.',
    ),
    make: wholeWith('get_tide', '{"harbour": "Cor'),
  },
  {
    id: 'openai-chat/tool-call-from-index-1',
    model: 'openai.gpt-4.1',
    from: from.deduced(
      'coder/aibridge, fixture of a stream with a nonzero tool index (client test)',
    ),
    make: (kit, model) => {
      const call: ToolCall = { id: `toolu_${kit.hex(16)}`, name: 'ring_bell', arguments: '' };
      const id = `msg_${kit.hex(12)}`;
      const tail = { created: 1_795_253_415, id, model };
      const write = (choice: Json, usage: Json = {}) =>
        frame({ choices: [choice], created: tail.created, id, ...usage, model });
      const fragment = (entry: Json) =>
        write({ index: 0, delta: { content: null, tool_calls: [{ ...entry, index: 1 }] } });
      return {
        request: askChat(model, kit.question(), { ...chatTools, ...streamedWithUsage }),
        body:
          write({ index: 0, delta: { content: 'Now', role: 'assistant' } }) +
          fragment({ function: { name: call.name }, id: call.id, type: 'function' }) +
          fragment({ function: { arguments: '' } }) +
          write(
            { finish_reason: 'tool_calls', index: 0, delta: { content: null } },
            {
              usage: {
                completion_tokens: 58,
                prompt_tokens: 2593,
                prompt_tokens_details: { cached_tokens: 2542 },
                total_tokens: 2651,
              },
            },
          ) +
          done,
        turn: {
          text: 'Now',
          toolCalls: [call],
          finishReason: 'tool_calls',
          usage: {
            promptTokens: 2593,
            completionTokens: 58,
            totalTokens: 2651,
            cachedTokens: 2542,
          },
        },
      };
    },
  },
];
