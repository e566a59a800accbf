import { describe, expect, it } from 'vitest';
import { setting } from '../../../test/support/encoding.js';
import {
  bare,
  mixed,
  plan,
  planV2,
  reasoned,
  short,
  two,
  usage,
} from '../../../test/support/turns.js';
import type { Turn } from '../turn.js';
import type { Encoding } from './dialect.js';

function encode(name: string, turn: Turn, changes?: Partial<Encoding>): readonly string[] {
  const { dialect, encoding } = setting(name, changes);
  return dialect.encode(turn, encoding);
}

const text = (value: string) =>
  `{"index":0,"message":{"role":"ASSISTANT","content":[{"type":"TEXT","text":"${value}"}]},"pad":"aaa"}`;
const tool = (entry: string) =>
  `{"index":0,"message":{"role":"ASSISTANT","toolCalls":[{"type":"FUNCTION",${entry}}]},"pad":"aaa"}`;

const chatHistory = (answer: string) =>
  `"chatHistory":[{"role":"USER","message":"Hello"},{"role":"CHATBOT","message":"Hi!"},{"role":"USER","message":"Weather in Paris?"},${answer}]`;
const paris = '"toolCalls":[{"name":"get_weather","parameters":{"city":"Paris"}}]';

const cases: readonly (readonly [variant: string, turn: Turn, frames: readonly string[]])[] = [
  [
    'generic-llama',
    mixed,
    [
      text(''),
      text('Go'),
      text(' 🧪'),
      text(' שלום'),
      '{"message":{"role":"ASSISTANT","content":[{"type":"TEXT","text":""}]},"finishReason":"stop","pad":"aaa"}',
      '{"usage":{"completionTokens":33,"promptTokens":43,"totalTokens":76},"pad":"aaa"}',
      '[DONE]',
    ],
  ],
  ['generic-grok', short, [text('THE'), text(' SUM'), '{"finishReason":"stop","pad":"aaa"}']],
  [
    'generic-closing-role-only',
    short,
    [
      text('THE'),
      text(' SUM'),
      '{"message":{"role":"ASSISTANT"},"finishReason":"stop","pad":"aaa"}',
    ],
  ],
  [
    'generic-closing-carries-text',
    short,
    [
      text(''),
      text('THE'),
      '{"message":{"role":"ASSISTANT","content":[{"type":"TEXT","text":" SUM"}]},"finishReason":"stop","pad":"aaa"}',
    ],
  ],
  [
    'generic-usage-in-closing',
    { ...short, text: 'Hi', usage },
    [
      text('Hi'),
      '{"finishReason":"stop","usage":{"completionTokens":33,"promptTokens":43,"totalTokens":76},"pad":"aaa"}',
    ],
  ],
  [
    'generic-usage-never',
    { ...short, text: 'Hi', usage },
    [text('Hi'), '{"finishReason":"stop","pad":"aaa"}'],
  ],
  [
    'generic-done',
    { ...short, text: 'Hi' },
    [text('Hi'), '{"finishReason":"stop","pad":"aaa"}', '[DONE]'],
  ],
  [
    'generic-without-pad',
    { ...short, text: 'Hi' },
    [
      '{"index":0,"message":{"role":"ASSISTANT","content":[{"type":"TEXT","text":"Hi"}]}}',
      '{"finishReason":"stop"}',
    ],
  ],
  [
    'generic-gpt',
    {
      ...short,
      text: 'Hi',
      finishReason: 'length',
      usage: { ...usage, reasoningTokens: 5, cachedTokens: 0 },
    },
    [
      text('Hi'),
      '{"message":{"role":"ASSISTANT"},"finishReason":"length","pad":"aaa"}',
      '{"usage":{"completionTokens":33,"promptTokens":43,"totalTokens":76,"completionTokensDetails":{"acceptedPredictionTokens":0,"reasoningTokens":5},"promptTokensDetails":{"cachedTokens":0}},"pad":"aaa"}',
    ],
  ],
  [
    'generic-gemini',
    { ...short, text: 'Hi', finishReason: 'length' },
    [text('Hi'), '{"message":{"role":"ASSISTANT"},"finishReason":"max_tokens","pad":"aaa"}'],
  ],
  [
    'generic-grok',
    reasoned,
    [
      '{"index":0,"message":{"role":"ASSISTANT","reasoningContent":"A"},"pad":"aaa"}',
      '{"index":0,"message":{"role":"ASSISTANT","reasoningContent":" number"},"pad":"aaa"}',
      '{"index":0,"message":{"role":"ASSISTANT","reasoningContent":"."},"pad":"aaa"}',
      text('42'),
      '{"finishReason":"stop","pad":"aaa"}',
    ],
  ],
  [
    'generic-tools-p1',
    two,
    [
      tool('"id":"call_1","name":"sqrt","arguments":"{\\"a\\":16}"'),
      tool('"id":"call_2","name":"sum","arguments":"{\\"b\\":2}"'),
      '{"finishReason":"tool_calls","pad":"aaa"}',
    ],
  ],
  [
    'generic-tools-p2',
    two,
    [
      text(''),
      tool('"id":"call_1","name":"sqrt"'),
      tool('"arguments":"{\\""'),
      tool('"arguments":"a"'),
      tool('"arguments":"\\":"'),
      tool('"arguments":"16"'),
      tool('"arguments":"}"'),
      tool('"arguments":""'),
      tool('"arguments":""'),
      tool('"id":"call_2","name":"sum"'),
      tool('"arguments":"{\\""'),
      tool('"arguments":"b"'),
      tool('"arguments":"\\":"'),
      tool('"arguments":"2"'),
      tool('"arguments":"}"'),
      '{"message":{"role":"ASSISTANT","toolCalls":[{"type":"FUNCTION","arguments":""}]},"finishReason":"tool_calls","pad":"aaa"}',
      '[DONE]',
    ],
  ],
  [
    'generic-tools-p3',
    { ...two, toolCalls: two.toolCalls.slice(0, 1) },
    [
      tool('"id":"call_1","name":"sqrt","arguments":""'),
      tool('"arguments":"{\\""'),
      tool('"arguments":"a"'),
      tool('"arguments":"\\":"'),
      tool('"arguments":"16"'),
      tool('"arguments":"}"'),
      '{"message":{"role":"ASSISTANT"},"finishReason":"tool_calls","pad":"aaa"}',
    ],
  ],
  [
    'generic-tools-p4',
    bare,
    [
      '{"index":0,"message":{"role":"ASSISTANT","content":[{"type":"TEXT"}],"toolCalls":[{"type":"FUNCTION","name":"sqrt","arguments":"{\\"a\\":16}"}]},"pad":"aaa"}',
      '{"index":0,"message":{"role":"ASSISTANT","content":[{"type":"TEXT"}],"toolCalls":[{"type":"FUNCTION","name":"sum","arguments":"{\\"b\\":2}"}]},"pad":"aaa"}',
      '{"message":{"role":"ASSISTANT"},"finishReason":"stop","pad":"aaa"}',
    ],
  ],
  [
    'generic-gemini-tool-calls-reason',
    { ...bare, toolCalls: bare.toolCalls.slice(0, 1) },
    [
      '{"index":0,"message":{"role":"ASSISTANT","content":[{"type":"TEXT"}],"toolCalls":[{"type":"FUNCTION","name":"sqrt","arguments":"{\\"a\\":16}"}]},"pad":"aaa"}',
      '{"message":{"role":"ASSISTANT"},"finishReason":"tool_calls","pad":"aaa"}',
    ],
  ],
  [
    'generic-tools-p5',
    { ...bare, toolCalls: bare.toolCalls.slice(1) },
    [
      text(''),
      tool('"name":"sum"'),
      tool('"arguments":"{\\""'),
      tool('"arguments":"b"'),
      tool('"arguments":"\\":"'),
      tool('"arguments":"2"'),
      tool('"arguments":"}"'),
      '{"message":{"role":"ASSISTANT","toolCalls":[{"type":"FUNCTION","arguments":""}]},"finishReason":"tool_calls","pad":"aaa"}',
      '[DONE]',
    ],
  ],
  [
    'generic-tools-p6',
    { ...two, toolCalls: two.toolCalls.map((call) => ({ ...call, arguments: '[1]' })) },
    [
      tool('"id":"call_1","name":"sqrt","arguments":"["'),
      tool('"id":"call_2","name":"sum","arguments":"["'),
      tool('"id":"call_1","name":"sqrt","arguments":"1"'),
      tool('"id":"call_2","name":"sum","arguments":"1"'),
      tool('"id":"call_1","name":"sqrt","arguments":"]"'),
      tool('"id":"call_2","name":"sum","arguments":"]"'),
      '{"message":{"role":"ASSISTANT"},"finishReason":"tool_calls","pad":"aaa"}',
    ],
  ],
  [
    'generic-tools-p7',
    { ...two, toolCalls: [{ id: 'call_1', name: 'sqrt', arguments: '[1]' }] },
    [
      tool('"id":"call_1","name":"sqrt","arguments":""'),
      tool('"id":"","name":"","arguments":"["'),
      tool('"id":"","name":"","arguments":"1"'),
      tool('"id":"","name":"","arguments":"]"'),
      '{"message":{"role":"ASSISTANT"},"finishReason":"tool_calls","pad":"aaa"}',
    ],
  ],
  [
    'generic-choices',
    { ...short, text: 'Hi', usage },
    [
      '{"choices":[{"index":0,"message":{"role":"ASSISTANT","content":[{"type":"TEXT","text":"Hi"}]}}]}',
      '{"choices":[{"index":0,"finishReason":"stop"}],"usage":{"completionTokens":33,"promptTokens":43,"totalTokens":76}}',
    ],
  ],
  [
    'generic-choices-envelope',
    { ...short, text: 'Hi' },
    [
      '{"modelId":"the.model","chatResponse":{"apiFormat":"GENERIC","choices":[{"index":0,"message":{"role":"ASSISTANT","content":[{"type":"TEXT","text":""}]}}]}}',
      '{"choices":[{"index":0,"message":{"role":"ASSISTANT","content":[{"type":"TEXT","text":"Hi"}]}}]}',
      '{"choices":[{"index":0,"finishReason":"stop"}]}',
    ],
  ],
  [
    'generic-choices-usage-frame',
    { ...short, text: '', usage },
    [
      '{"choices":[{"index":0,"finishReason":"stop"}]}',
      '{"usage":{"completionTokens":33,"promptTokens":43,"totalTokens":76}}',
    ],
  ],
  [
    'legacy-done',
    { ...short, text: 'Hi 🌍' },
    [
      '{"chatResponse":{"choices":[{"delta":{"content":"Hi"}}]}}',
      '{"chatResponse":{"choices":[{"delta":{"content":" 🌍"}}]}}',
      '{"chatResponse":{"choices":[{"delta":{},"finishReason":"stop"}]}}',
      '[DONE]',
    ],
  ],
  [
    'cohere',
    mixed,
    [
      '{"apiFormat":"COHERE","text":"Go","pad":"aaa"}',
      '{"apiFormat":"COHERE","text":" 🧪","pad":"aaa"}',
      '{"apiFormat":"COHERE","text":" שלום","pad":"aaa"}',
      `{"apiFormat":"COHERE","text":"Go 🧪 שלום",${chatHistory('{"role":"CHATBOT","message":"Go 🧪 שלום"}')},"finishReason":"COMPLETE","pad":"aaa","usage":{"completionTokens":33,"promptTokens":43,"totalTokens":76}}`,
    ],
  ],
  [
    'cohere-without-pad',
    plan,
    [
      '{"apiFormat":"COHERE","text":"I"}',
      '{"apiFormat":"COHERE","text":" look"}',
      `{"apiFormat":"COHERE","text":"I look",${paris}}`,
      `{"apiFormat":"COHERE","text":"I look",${chatHistory(`{"role":"CHATBOT","message":"I look",${paris}}`)},"finishReason":"COMPLETE",${paris},"usage":{"completionTokens":33,"promptTokens":43,"totalTokens":76}}`,
    ],
  ],
  [
    'cohere-split-end',
    { ...plan, text: 'Hi' },
    [
      '{"apiFormat":"COHERE","text":"Hi","pad":"aaa"}',
      `{"apiFormat":"COHERE","text":"Hi",${chatHistory(`{"role":"CHATBOT","message":"Hi",${paris}}`)},${paris},"pad":"aaa"}`,
      '{"apiFormat":"COHERE","finishReason":"COMPLETE","pad":"aaa","usage":{"completionTokens":33,"promptTokens":43,"totalTokens":76}}',
    ],
  ],
  [
    'cohere-tool-only',
    { ...plan, text: '', usage },
    [
      `{"apiFormat":"COHERE",${paris},"pad":"aaa"}`,
      '{"apiFormat":"COHERE","finishReason":"COMPLETE","pad":"aaa","usage":{"completionTokens":33,"promptTokens":43,"totalTokens":76}}',
    ],
  ],
  [
    'cohere-single-frame',
    short,
    [
      `{"apiFormat":"COHERE","text":"THE SUM",${chatHistory('{"role":"CHATBOT","message":"THE SUM"}')},"finishReason":"COMPLETE","pad":"aaa"}`,
    ],
  ],
  [
    'cohere-full-text',
    { ...short, text: 'Full', finishReason: 'length' },
    [
      '{"apiFormat":"COHERE","text":"Full","pad":"aaa"}',
      '{"apiFormat":"COHERE","text":"Full","finishReason":"MAX_TOKENS","pad":"aaa"}',
    ],
  ],
  [
    'cohere-closing-empty-text',
    { ...short, text: 'Hi' },
    [
      '{"apiFormat":"COHERE","text":"Hi","pad":"aaa"}',
      '{"apiFormat":"COHERE","text":"","finishReason":"COMPLETE","pad":"aaa"}',
    ],
  ],
  [
    'cohere-v2',
    { ...short, text: 'Hi there' },
    [
      '{"apiFormat":"COHEREV2","message":{"role":"ASSISTANT","content":[{"type":"TEXT","text":"Hi"}]}}',
      '{"apiFormat":"COHEREV2","message":{"role":"ASSISTANT","content":[{"type":"TEXT","text":" there"}]}}',
      '{"apiFormat":"COHEREV2","message":{"role":"ASSISTANT"},"finishReason":"COMPLETE"}',
    ],
  ],
  [
    'cohere-v2',
    { ...planV2, reasoning: 'Call', text: 'Checking' },
    [
      '{"apiFormat":"COHEREV2","message":{"role":"ASSISTANT","content":[{"type":"THINKING","thinking":"Call"}]}}',
      '{"apiFormat":"COHEREV2","message":{"role":"ASSISTANT","content":[{"type":"TEXT","text":"Checking"}]}}',
      '{"apiFormat":"COHEREV2","message":{"role":"ASSISTANT","content":[],"toolCalls":[{"id":"call-1","type":"FUNCTION","function":{"name":"get_weather","arguments":"{\\"city\\": \\"Paris\\"}"}}]},"finishReason":"TOOL_CALL","usage":{"promptTokens":20,"completionTokens":9,"totalTokens":29}}',
    ],
  ],
  [
    'cohere-v2-calls-apart',
    { ...planV2, text: '', reasoning: 'Call' },
    [
      '{"apiFormat":"COHEREV2","message":{"role":"ASSISTANT","content":[{"type":"THINKING","thinking":"Call"}]}}',
      '{"apiFormat":"COHEREV2","message":{"role":"ASSISTANT","content":[],"toolCalls":[{"id":"call-1","type":"FUNCTION","function":{"name":"get_weather","arguments":"{\\"city\\": \\"Paris\\"}"}}]}}',
      '{"apiFormat":"COHEREV2","message":{"role":"ASSISTANT"},"finishReason":"TOOL_CALL","usage":{"promptTokens":20,"completionTokens":9,"totalTokens":29}}',
    ],
  ],
  [
    'cohere-v2-pad',
    { ...short, text: 'Hi' },
    [
      '{"apiFormat":"COHEREV2","message":{"role":"ASSISTANT","content":[{"type":"TEXT","text":"Hi"}]},"pad":"aaa"}',
      '{"apiFormat":"COHEREV2","message":{"role":"ASSISTANT"},"finishReason":"COMPLETE","pad":"aaa"}',
    ],
  ],
];

describe('encode', () => {
  it.each(cases)('%s: writes the frames as they were seen', (name, turn, frames) => {
    expect(encode(name, turn)).toEqual(frames);
  });

  it.each(cases.filter(([name]) => name !== 'cohere-closing-empty-text'))(
    '%s: these frames have no problem, and say the turn',
    (name, turn, frames) => {
      const reading = setting(name).dialect.decode(frames, 'strict');
      expect(reading.problems).toEqual([]);
      const { usage: counts, ...said } = turn;
      expect(reading.turn).toEqual(
        counts === undefined || name === 'generic-usage-never' ? said : turn,
      );
      expect(reading.finished).toBe(true);
    },
  );

  it('sends no usage that was not asked for', () => {
    const frames = encode('generic-llama', mixed, { includeUsage: false });
    expect(frames.join()).not.toContain('usage');
    expect(encode('cohere', mixed, { includeUsage: false }).join()).not.toContain('usage');
    expect(encode('cohere-v2', planV2, { includeUsage: false }).join()).not.toContain('usage');
  });

  it('asks for one pad a frame, in order', () => {
    let count = 0;
    const pad = () => {
      count += 1;
      return 'a'.repeat(count);
    };
    expect(encode('generic-done', { ...short, text: 'Hi' }, { pad })).toEqual([
      '{"index":0,"message":{"role":"ASSISTANT","content":[{"type":"TEXT","text":"Hi"}]},"pad":"a"}',
      '{"finishReason":"stop","pad":"aa"}',
      '[DONE]',
    ]);
  });
});
