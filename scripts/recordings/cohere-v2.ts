/** COHEREV2: streams and whole answers. */
import type { FinishReason, ToolCall, Turn, Usage } from '../../src/protocol/turn.js';
import { commandA } from './cohere.js';
import { frame, textPart } from './frames.js';
import { type Kit, words } from './kit.js';
import * as from from './origins.js';
import type { Json, Recipe } from './recipe.js';
import { askCohereV2, cohereV2Tools, streamed, streamedWithUsage } from './requests.js';

const reasoner = 'cohere.command-a-reasoning-08-2025';

const v2 = (message: Json, more: Json = {}): string =>
  frame({ apiFormat: 'COHEREV2', message: { role: 'ASSISTANT', ...message }, ...more });
const say = (text: string): string =>
  words(text)
    .map((word) => v2({ content: [textPart(word)] }))
    .join('');
const thinkingPart = (thinking: string): Json => ({ type: 'THINKING', thinking });
const think = (text: string): string =>
  words(text)
    .map((word) => v2({ content: [thinkingPart(word)] }))
    .join('');

const usage: Usage = { promptTokens: 26, completionTokens: 13, totalTokens: 39 };
const wireUsage: Json = { promptTokens: 26, completionTokens: 13, totalTokens: 39 };

const tide = (kit: Kit): ToolCall & { id: string } => ({
  id: `get_tide_${kit.hex(12)}`,
  name: 'get_tide',
  arguments: `{"harbour": "${kit.city()}"}`,
});
const train = (kit: Kit): ToolCall & { id: string } => ({
  id: `find_train_${kit.hex(12)}`,
  name: 'find_train',
  arguments: JSON.stringify({ from: kit.city(), to: kit.city() }),
});
const onWire = ({ id, name, arguments: text }: ToolCall): Json => ({
  id,
  type: 'FUNCTION',
  function: { name, arguments: text },
});

const liveStream = from.live(
  'cohere-ai/cohere-python #756 and PR #757 (live frames, us-chicago-1)',
  'The pasted frames have no pad; it may have been cut.',
);
const fixtures = 'cohere-ai/cohere-python and NVIDIA/NeMo-Relay, test fixtures (client tests)';
const relayAnswer = from.issue('NVIDIA/NeMo-Relay, oci_genai tests (checked live, us-chicago-1)');
const sdkModel = 'npm oci-generativeaiinference 2.142.0, lib/model/cohere-chat-response-v2.d.ts';

/** Text increments, then a role-only frame with the reason. */
function ending(wireReason: string, finishReason: FinishReason, ask: Json = {}): Recipe['make'] {
  return (kit, model) => {
    const text = kit.sentence();
    return {
      request: askCohereV2(model, kit.question(), { ...streamed, ...ask }),
      body: say(text) + v2({}, { finishReason: wireReason }),
      turn: { text, toolCalls: [], finishReason },
    };
  };
}

/** A stream whose last frame calls tools. */
function calling(callsOf: (kit: Kit) => readonly ToolCall[]): Recipe['make'] {
  return (kit, model) => {
    const toolCalls = callsOf(kit);
    return {
      request: askCohereV2(model, kit.question(), { ...cohereV2Tools, ...streamedWithUsage }),
      body: v2(
        { content: [], toolCalls: toolCalls.map(onWire) },
        { finishReason: 'TOOL_CALL', usage: wireUsage },
      ),
      turn: { text: '', toolCalls, finishReason: 'tool_calls', usage },
    };
  };
}

export const cohereV2Recipes: readonly Recipe[] = [
  { id: 'cohere-v2/text', model: commandA, from: liveStream, make: ending('COMPLETE', 'stop') },
  {
    id: 'cohere-v2/text-usage',
    model: commandA,
    from: from.deduced(liveStream.source, 'The place of usage is assumed.'),
    make: (kit, model) => {
      const text = kit.sentence();
      return {
        request: askCohereV2(model, kit.question(), streamedWithUsage),
        body: say(text) + v2({}, { finishReason: 'COMPLETE', usage: wireUsage }),
        turn: { text, toolCalls: [], finishReason: 'stop', usage },
      };
    },
  },
  {
    id: 'cohere-v2/emoji-text',
    model: commandA,
    from: from.deduced(liveStream.source, 'Text that is not ASCII is assumed.'),
    make: (kit, model) => ({
      request: askCohereV2(model, kit.question(), streamed),
      body:
        ['🐕‍', '🦺 ', 'مرحبا', '، ', 'שלום ', '你', '好'].map((piece) => say(piece)).join('') +
        v2({}, { finishReason: 'COMPLETE' }),
      turn: { text: '🐕‍🦺 مرحبا، שלום 你好', toolCalls: [], finishReason: 'stop' },
    }),
  },
  {
    id: 'cohere-v2/thinking-then-text',
    model: reasoner,
    from: from.deduced(fixtures),
    make: (kit, model) => {
      const [reasoning, text] = [kit.sentence(), kit.sentence()];
      return {
        request: askCohereV2(model, kit.question(), { ...streamed, thinking: { type: 'ENABLED' } }),
        body: think(reasoning) + say(text) + v2({}, { finishReason: 'COMPLETE' }),
        turn: { text, reasoning, toolCalls: [], finishReason: 'stop' },
      };
    },
  },
  {
    id: 'cohere-v2/thinking-tool-call',
    model: reasoner,
    from: from.deduced(fixtures),
    make: (kit, model) => {
      const [reasoning, text, call] = [kit.sentence(), kit.sentence(), tide(kit)];
      return {
        request: askCohereV2(model, kit.question(), { ...cohereV2Tools, ...streamedWithUsage }),
        body:
          think(reasoning) +
          say(text) +
          v2(
            { content: [], toolCalls: [onWire(call)] },
            { finishReason: 'TOOL_CALL', usage: wireUsage },
          ),
        turn: { text, reasoning, toolCalls: [call], finishReason: 'tool_calls', usage },
      };
    },
  },
  {
    id: 'cohere-v2/tool-call',
    model: commandA,
    from: from.deduced(fixtures),
    make: calling((kit) => [train(kit)]),
  },
  {
    id: 'cohere-v2/two-tool-calls',
    model: commandA,
    from: from.deduced(fixtures, 'Two calls in one frame are assumed.'),
    make: calling((kit) => [train(kit), tide(kit)]),
  },
  {
    id: 'cohere-v2/max-tokens',
    model: commandA,
    from: from.deduced(sdkModel),
    make: ending('MAX_TOKENS', 'length', { maxTokens: 20 }),
  },
  {
    id: 'cohere-v2/stop-sequence',
    model: commandA,
    from: from.deduced(sdkModel),
    make: ending('STOP_SEQUENCE', 'stop', { stopSequences: ['END'] }),
  },
  {
    id: 'cohere-v2/later-frames-without-format',
    model: commandA,
    from: from.deduced('NVIDIA/NeMo-Relay, oci_genai tests (client test)'),
    variations: ['no-format', 'no-role'],
    make: (kit, model) => {
      const [first, ...rest] = words(kit.sentence());
      const opening = first ?? '';
      return {
        request: askCohereV2(model, kit.question(), streamed),
        body:
          v2({ content: [textPart(opening)] }) +
          rest.map((word) => frame({ message: { content: [textPart(word)] } })).join('') +
          frame({ message: {}, finishReason: 'COMPLETE' }),
        turn: { text: opening + rest.join(''), toolCalls: [], finishReason: 'stop' },
      };
    },
  },
  {
    id: 'cohere-v2/error',
    model: commandA,
    from: from.deduced(sdkModel, 'Documented; never recorded.'),
    make: (kit, model) => {
      const [text, errorMessage] = [kit.sentence(), 'The model stopped answering.'];
      return {
        request: askCohereV2(model, kit.question(), streamed),
        body: say(text) + v2({}, { finishReason: 'ERROR', errorMessage }),
        turn: { text, toolCalls: [], finishReason: 'error' },
        error: { message: errorMessage },
      };
    },
  },
];

/** The whole answer around a message. */
const answer = (kit: Kit, model: string, message: Json, finishReason: string): string =>
  JSON.stringify({
    modelId: model,
    modelVersion: '2.0',
    chatResponse: {
      apiFormat: 'COHEREV2',
      id: kit.hex(32),
      message: { role: 'ASSISTANT', ...message },
      finishReason,
      usage: wireUsage,
    },
  });

function told(
  messageOf: (kit: Kit) => { readonly message: Json; readonly turn: Partial<Turn> },
  wireReason: string,
  finishReason: FinishReason,
  ask: Json = {},
): Recipe['make'] {
  return (kit, model) => {
    const { message, turn } = messageOf(kit);
    return {
      request: askCohereV2(model, kit.question(), ask),
      body: answer(kit, model, message, wireReason),
      turn: { text: '', toolCalls: [], finishReason, usage, ...turn },
    };
  };
}

const sentence = (kit: Kit): { message: Json; turn: Partial<Turn> } => {
  const text = kit.sentence();
  return { message: { content: [textPart(text)] }, turn: { text } };
};

export const cohereV2AnswerRecipes: readonly Recipe[] = [
  {
    id: 'cohere-v2/answer-text',
    model: commandA,
    from: relayAnswer,
    make: told(sentence, 'COMPLETE', 'stop'),
  },
  {
    id: 'cohere-v2/answer-max-tokens',
    model: commandA,
    from: from.deduced(sdkModel),
    make: told(sentence, 'MAX_TOKENS', 'length', { maxTokens: 20 }),
  },
  {
    id: 'cohere-v2/answer-thinking-tools',
    model: reasoner,
    from: relayAnswer,
    make: told(
      (kit) => {
        const [reasoning, text, call] = [kit.sentence(), kit.sentence(), tide(kit)];
        return {
          message: {
            content: [thinkingPart(reasoning), textPart(text)],
            toolCalls: [onWire(call)],
            toolPlan: kit.sentence(),
            citations: [{ start: 0, end: 4, text: text.slice(0, 4) }],
          },
          turn: { text, reasoning, toolCalls: [call] },
        };
      },
      'TOOL_CALL',
      'tool_calls',
      cohereV2Tools,
    ),
  },
  {
    id: 'cohere-v2/answer-two-tool-calls',
    model: commandA,
    from: from.deduced(relayAnswer.source, 'Two calls without text are assumed.'),
    make: told(
      (kit) => {
        const toolCalls = [train(kit), tide(kit)];
        return { message: { content: [], toolCalls: toolCalls.map(onWire) }, turn: { toolCalls } };
      },
      'TOOL_CALL',
      'tool_calls',
      cohereV2Tools,
    ),
  },
];
