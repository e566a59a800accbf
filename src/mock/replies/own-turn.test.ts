import { describe, expect, it } from 'vitest';
import type { ChatCall } from '../../protocol/call.js';
import { seededRandom } from '../../protocol/random.js';
import { ownTurn } from './own-turn.js';

const weather = {
  name: 'get_weather',
  description: 'The weather in a city',
  parameters: {
    type: 'object',
    properties: {
      city: { type: 'string' },
      days: { type: 'integer' },
      unit: { type: 'string', enum: ['celsius', 'fahrenheit'] },
    },
  },
};

const call = (text: string, more: Partial<ChatCall> = {}): ChatCall => ({
  operation: 'chat',
  model: 'meta.llama-3.3-70b-instruct',
  apiFormat: 'GENERIC',
  stream: false,
  messages: [{ role: 'user', text }],
  ...more,
});

const turn = (one: ChatCall) => ownTurn(one, 'call-digits', seededRandom(1));

describe('ownTurn', () => {
  it('says something, the same for the same seed', () => {
    expect(turn(call('Hello')).text).not.toBe('');
    expect(turn(call('Hello'))).toEqual(turn(call('Hello')));
    expect(turn(call('Hello')).finishReason).toBe('stop');
  });

  it('ends where maxTokens ends it', () => {
    const short = turn(call('Hello', { options: { maxTokens: 2 } }));
    expect(short.finishReason).toBe('length');
    expect(short.usage?.completionTokens).toBe(2);
    expect(turn(call('Hello')).text.startsWith(short.text)).toBe(true);
  });

  it.each([0, -1, 0.5])('takes maxTokens %d for no limit', (maxTokens) => {
    const unlimited = turn(call('Hello'));
    expect(turn(call('Hello', { options: { maxTokens } }))).toEqual(unlimited);
    expect(unlimited.usage?.completionTokens).toBeGreaterThan(5);
  });

  it('calls a tool that the prompt plainly asks for, by its schema', () => {
    const asked = turn(call('What is the weather in Paris?', { tools: [weather] }));
    expect(asked.finishReason).toBe('tool_calls');
    expect(asked.toolCalls[0]?.id).toMatch(/^call_\d{8}$/);
    expect(asked.toolCalls.map(({ name, arguments: args }) => [name, JSON.parse(args)])).toEqual([
      ['get_weather', { city: 'example', days: 1, unit: 'celsius' }],
    ]);
  });

  it.each([
    ['required', { toolChoice: 'required' }, 'tool_calls'],
    ['this one', { toolChoice: { name: 'get_weather' } }, 'tool_calls'],
    ['auto', { toolChoice: 'auto' }, 'stop'],
  ] as const)('asked “Hello” with tool choice %s', (_what, options, finishReason) => {
    expect(turn(call('Hello', { tools: [weather], options })).finishReason).toBe(finishReason);
  });

  it('estimates the tokens of what is beyond 65 536 characters from those before', () => {
    // 32 768 letters, all but the first with a blank before it, and the blank at the end.
    const text = 'a '.repeat(32_768) + 'b'.repeat(65_536);
    expect(turn(call(text)).usage?.promptTokens).toBe(2 * 32_769);
    const [first, second] = [text.slice(0, 39_999), text.slice(39_999)];
    const messages = [first, second].map((one) => ({ role: 'user', text: one }) as const);
    expect(turn(call('', { messages })).usage?.promptTokens).toBe(2 * 32_769);
  });

  it('looks for a tool at the end of a long prompt, and makes no arguments as long as a book', () => {
    const far = 'x'.repeat(2000);
    const asked = (text: string) => turn(call(text, { tools: [weather] })).toolCalls.length;
    expect(asked(`${far} weather`)).toBe(1);
    expect(asked(`weather ${far}`)).toBe(0);
    const properties = { city: { type: 'string', default: 'x'.repeat(70_000) } };
    const tools = [{ ...weather, parameters: { type: 'object', properties } }];
    const made = turn(call('', { tools, options: { toolChoice: 'required' } }));
    expect(made.toolCalls[0]?.arguments).toBe('{}');
  });

  it('says JSON where that is demanded, with what the schema names', () => {
    const schema = {
      type: 'object',
      properties: { city: { type: 'string' }, days: { type: 'integer' } },
    };
    const said = (options: NonNullable<ChatCall['options']>): unknown =>
      JSON.parse(turn(call('Hello', { options })).text);
    expect(said({ responseFormat: { name: 'forecast', schema } })).toEqual({
      city: 'example',
      days: 1,
    });
    expect(said({ responseFormat: 'json_object' })).toEqual({ answer: expect.any(String) });
  });

  it('calls none when told so, or when its result has come', () => {
    const none = { tools: [weather], options: { toolChoice: 'none' } } as const;
    expect(turn(call('The weather?', none)).toolCalls).toEqual([]);
    const answered = call('', {
      tools: [weather],
      messages: [
        { role: 'user', text: 'The weather?' },
        { role: 'tool', text: 'Weather: sunny', toolCallId: 'call_1' },
      ],
    });
    expect(turn(answered).toolCalls).toEqual([]);
  });

  it.each([
    ['chatcmpl-tool-hex', /^chatcmpl-tool-[0-9a-f]{32}$/],
    ['call-letters', /^call_[A-Za-z0-9]{24}$/],
    ['none', undefined],
  ] as const)('writes ids as the family does: %s', (ids, form) => {
    const options = { toolChoice: 'required' } as const;
    const made = ownTurn(call('', { tools: [weather], options }), ids, seededRandom(1));
    const id = made.toolCalls[0]?.id;
    if (form) expect(id).toMatch(form);
    else expect(id).toBeUndefined();
  });
});
