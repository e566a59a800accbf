import { describe, expect, it } from 'vitest';
import { setting } from '../../../test/support/encoding.js';
import { bare, mixed, plan, planV2, reasoned, two, usage } from '../../../test/support/turns.js';
import type { Turn } from '../turn.js';

function encodeAnswer(name: string, turn: Turn): string {
  const { dialect, encoding } = setting(name);
  return dialect.encodeAnswer(turn, encoding);
}

const chatHistory = (answer: string) =>
  `"chatHistory":[{"role":"USER","message":"Hello"},{"role":"CHATBOT","message":"Hi!"},{"role":"USER","message":"Weather in Paris?"},${answer}]`;
const paris = '"toolCalls":[{"name":"get_weather","parameters":{"city":"Paris"}}]';

const envelope = (chatResponse: string) =>
  `{"modelId":"the.model","modelVersion":"1.0.0","chatResponse":{${chatResponse}}}`;
const genericBody = (message: string, rest: string) =>
  envelope(
    `"apiFormat":"GENERIC","timeCreated":"2026-11-21T08:00:00.025Z","choices":[{"index":0,"message":{"role":"ASSISTANT",${message}},${rest}`,
  );

const answers: readonly (readonly [variant: string, turn: Turn, body: string])[] = [
  [
    'generic-llama',
    mixed,
    genericBody(
      '"content":[{"type":"TEXT","text":"Go 🧪 שלום"}],"toolCalls":[]',
      '"finishReason":"stop","logprobs":{}}],"usage":{"completionTokens":33,"promptTokens":43,"totalTokens":76}',
    ),
  ],
  [
    'generic-gpt',
    { ...mixed, usage: { ...usage, reasoningTokens: 0, cachedTokens: 0 } },
    genericBody(
      '"content":[{"type":"TEXT","text":"Go 🧪 שלום"}],"annotations":[]',
      '"finishReason":"stop","logprobs":{}}],"usage":{"completionTokens":33,"promptTokens":43,"totalTokens":76,"completionTokensDetails":{"acceptedPredictionTokens":0,"reasoningTokens":0},"promptTokensDetails":{"cachedTokens":0}},"serviceTier":"DEFAULT"',
    ),
  ],
  [
    'generic-grok',
    two,
    genericBody(
      '"toolCalls":[{"id":"call_1","type":"FUNCTION","name":"sqrt","arguments":"{\\"a\\":16}"},{"id":"call_2","type":"FUNCTION","name":"sum","arguments":"{\\"b\\":2}"}]',
      '"finishReason":"tool_calls","logprobs":{}}]',
    ),
  ],
  [
    'generic-gemini',
    { ...bare, toolCalls: bare.toolCalls.slice(1) },
    genericBody(
      '"content":[{"type":"TEXT"}],"toolCalls":[{"type":"FUNCTION","name":"sum","arguments":"{\\"b\\":2}"}]',
      '"finishReason":"stop","logprobs":{}}]',
    ),
  ],
  [
    'generic-grok',
    reasoned,
    genericBody(
      '"content":[{"type":"TEXT","text":"42"}],"reasoningContent":"A number."',
      '"finishReason":"stop","logprobs":{}}]',
    ),
  ],
  [
    'cohere',
    { ...mixed, text: 'Hi', finishReason: null },
    envelope(
      `"apiFormat":"COHERE","text":"Hi",${chatHistory('{"role":"CHATBOT","message":"Hi"}')},"finishReason":null,"usage":{"completionTokens":33,"promptTokens":43,"totalTokens":76}`,
    ),
  ],
  [
    'cohere',
    plan,
    envelope(
      `"apiFormat":"COHERE","text":"I look",${chatHistory(`{"role":"CHATBOT","message":"I look",${paris}}`)},"finishReason":"COMPLETE",${paris},"usage":{"completionTokens":33,"promptTokens":43,"totalTokens":76}`,
    ),
  ],
  [
    'cohere-v2',
    planV2,
    envelope(
      '"apiFormat":"COHEREV2","id":"the-id","message":{"role":"ASSISTANT","content":[{"type":"THINKING","thinking":"Call it."},{"type":"TEXT","text":"Checking."}],"toolCalls":[{"id":"call-1","type":"FUNCTION","function":{"name":"get_weather","arguments":"{\\"city\\": \\"Paris\\"}"}}]},"finishReason":"TOOL_CALL","usage":{"promptTokens":20,"completionTokens":9,"totalTokens":29}',
    ),
  ],
];

describe('encodeAnswer', () => {
  it.each(answers)('%s: writes the body as it was seen, and reads it back', (name, turn, body) => {
    expect(encodeAnswer(name, turn)).toBe(body);
    expect(setting(name).dialect.decodeAnswer(body, 'strict')).toEqual({
      turn,
      finished: true,
      problems: [],
    });
  });

  it('fills in the details that the OpenAI family always sends', () => {
    expect(encodeAnswer('generic-gpt', mixed)).toContain(
      '"completionTokensDetails":{"acceptedPredictionTokens":0,"reasoningTokens":0}',
    );
  });
});

it('a whole GENERIC answer has as many choices as were asked for, told apart by index', () => {
  const { dialect, encoding } = setting('generic-grok', { candidates: 2 });
  const { chatResponse } = JSON.parse(dialect.encodeAnswer(mixed, encoding));
  const said = { role: 'ASSISTANT', content: [{ type: 'TEXT', text: 'Go 🧪 שלום' }] };
  expect(chatResponse.choices).toEqual([
    { index: 0, message: said, finishReason: 'stop', logprobs: {} },
    { index: 1, message: said, finishReason: 'stop', logprobs: {} },
  ]);
});
