import {
  closingBare,
  closingRoleOnly,
  frame,
  genericCalls,
  genericText,
  textPart,
} from './frames.js';
import {
  calling,
  entry,
  gptId,
  grokId,
  p1,
  p1Origin,
  p4,
  p4Origin,
  tide,
  train,
  withoutId,
} from './generic-calls.js';
import { words } from './kit.js';
import { gemini, gpt, grok } from './models.js';
import * as from from './origins.js';
import type { Recipe } from './recipe.js';

export const genericWholeCallRecipes: readonly Recipe[] = [
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
