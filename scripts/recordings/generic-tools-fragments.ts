import {
  closingEmptyText,
  closingRoleOnly,
  done,
  frame,
  genericText,
  usageFrame,
} from './frames.js';
import {
  type Call,
  calling,
  closingFragment,
  entry,
  gptId,
  llamaId,
  p2,
  p2Origin,
  p3,
  p3Origin,
  p5,
  p5Origin,
  p6Origin,
  p7,
  p7Origin,
  send,
  tide,
  train,
  withoutId,
} from './generic-calls.js';
import { pieces, words } from './kit.js';
import { gpt, llama } from './models.js';
import * as from from './origins.js';
import type { Recipe } from './recipe.js';
import { askGeneric, genericTools, streamedWithUsage } from './requests.js';

export const genericFragmentRecipes: readonly Recipe[] = [
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
    id: 'generic/tools-finish-stop-llama',
    model: llama,
    from: from.deduced(p2Origin.source, 'The reason stop after a call is assumed.'),
    make: (kit, model) => {
      const call = tide(llamaId(kit), kit);
      const body = genericText('', kit.pad()) + p2(kit, call) + closingEmptyText('stop', kit.pad());
      return calling(kit, model, body, [call]);
    },
  },
];
