import { calls, callsOnly, clientTests, missingId, tide } from './generic-answer.js';
import { gemini, gpt, grok, llama } from './models.js';
import * as from from './origins.js';
import type { Recipe } from './recipe.js';

export const genericToolAnswerRecipes: readonly Recipe[] = [
  {
    id: 'generic/answer-tool-call',
    model: grok,
    from: from.deduced(clientTests),
    make: calls((kit) => [tide(kit, `call_${kit.digits(8)}`)], callsOnly),
  },
  {
    id: 'generic/answer-two-tool-calls',
    model: gpt,
    from: from.deduced(clientTests, 'Two calls in one message are assumed.'),
    make: calls(
      (kit) => [
        tide(kit, `call_${kit.hex(24)}`),
        {
          id: `call_${kit.hex(24)}`,
          name: 'find_train',
          arguments: JSON.stringify({ from: kit.city(), to: kit.city() }),
        },
      ],
      callsOnly,
    ),
  },
  {
    id: 'generic/answer-tool-call-same-function-twice',
    model: gpt,
    from: from.deduced(clientTests, 'Two calls in one message are assumed.'),
    make: calls(
      (kit) => [tide(kit, `call_${kit.hex(24)}`), tide(kit, `call_${kit.hex(24)}`)],
      callsOnly,
    ),
  },
  {
    id: 'generic/answer-tool-call-without-id',
    model: gemini,
    from: missingId,
    make: calls((kit) => [tide(kit)], callsOnly),
  },
  {
    id: 'generic/answer-two-tool-calls-without-id',
    model: gemini,
    from: from.deduced(missingId.source, 'Two calls in one message are assumed.'),
    make: calls((kit) => [tide(kit), tide(kit)], callsOnly),
  },
  {
    id: 'generic/answer-tool-call-null-id',
    model: gemini,
    from: from.issue('oracle/langchain-oracle PR #79'),
    variations: ['null-id'],
    make: calls(
      (kit) => [tide(kit)],
      callsOnly,
      'tool_calls',
      () => ({ id: null }),
    ),
  },
  {
    id: 'generic/answer-tool-call-null-content',
    model: gpt,
    from: from.deduced(clientTests),
    variations: ['null-content'],
    make: calls(
      (kit) => [tide(kit, `call_${kit.hex(24)}`)],
      (toolCalls) => ({ content: null, toolCalls }),
    ),
  },
  {
    id: 'generic/answer-tool-call-beside-part-without-text',
    model: gemini,
    from: from.issue('BerriAI/litellm #18654', 'The finish reason is assumed.'),
    make: calls(
      (kit) => [tide(kit)],
      (toolCalls) => ({ content: [{ type: 'TEXT' }], toolCalls }),
      'stop',
    ),
  },
  {
    id: 'generic/answer-tool-call-double-encoded',
    model: llama,
    from: from.issue('oracle/langchain-oracle #52'),
    make: calls(
      (kit) => [
        {
          id: `chatcmpl-tool-${kit.hex(32)}`,
          name: 'get_tide',
          arguments: JSON.stringify(JSON.stringify({ harbour: kit.city() })),
        },
      ],
      callsOnly,
    ),
  },
  {
    id: 'generic/answer-tool-call-empty-object',
    model: grok,
    from: from.deduced(clientTests),
    make: calls(
      (kit) => [{ id: `call_${kit.digits(8)}`, name: 'ring_bell', arguments: '{}' }],
      callsOnly,
    ),
  },
  {
    id: 'generic/answer-tool-call-broken-arguments',
    model: llama,
    from: from.deduced(clientTests, 'Arguments that are not JSON are assumed.'),
    make: calls(
      (kit) => [
        { id: `chatcmpl-tool-${kit.hex(32)}`, name: 'get_tide', arguments: '{"harbour": "Cor' },
      ],
      callsOnly,
    ),
  },
];
