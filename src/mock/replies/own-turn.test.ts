import { describe, expect, it } from 'vitest';
import type { ChatCall } from '../../protocol/call.js';
import { seededRandom } from '../../protocol/random.js';
import { personas } from './family/personas.js';
import { type Manner, ownTurn, plainManner } from './own-turn.js';

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

const turn = (one: ChatCall, more: Partial<Manner> = {}) =>
  ownTurn(one, { ...plainManner, ...more }, seededRandom(1));

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
      ['get_weather', { city: 'Paris', days: 1, unit: 'celsius' }],
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

  it('calls each tool that the prompt names once, then uses the results and ends', () => {
    const tide = {
      ...weather,
      name: 'getTide',
      parameters: { type: 'object', properties: { harbour: { type: 'string' } } },
    };
    const tools = [weather, tide];
    const question = { role: 'user', text: 'Weather and tide in Cork?' } as const;
    const first = turn(call('', { tools, messages: [question] }));
    expect(first.toolCalls).toMatchObject([
      { name: 'get_weather', arguments: '{"city":"Cork","days":1,"unit":"celsius"}' },
    ]);
    const results = [
      { role: 'assistant', text: '', toolCalls: first.toolCalls },
      {
        role: 'tool',
        text: '{"sky":"clear","degrees":12}',
        toolCallId: first.toolCalls[0]?.id ?? '',
      },
    ] as const;
    const second = turn(call('', { tools, messages: [question, ...results] }));
    expect(second.toolCalls).toMatchObject([{ name: 'getTide', arguments: '{"harbour":"Cork"}' }]);
    const messages = [
      question,
      ...results,
      { role: 'assistant', text: '', toolCalls: second.toolCalls },
      { role: 'tool', text: 'high at noon', toolCallId: second.toolCalls[0]?.id ?? '' },
    ] as const;
    const said = 'get_weather says sky: clear, degrees: 12. getTide says high at noon.';
    for (const toolChoice of ['auto', 'required', { name: 'getTide' }] as const) {
      const last = turn(call('', { tools, messages, options: { toolChoice } }));
      expect([last.finishReason, last.toolCalls, last.text]).toEqual(['stop', [], said]);
    }
    const again = { role: 'user', text: 'And the weather in Oslo?' } as const;
    const next = turn(
      call('', { tools, messages: [...messages, { role: 'assistant', text: said }, again] }),
    );
    expect(next.toolCalls[0]?.arguments).toBe('{"city":"Oslo","days":1,"unit":"celsius"}');
  });

  it('takes results for those of the question that COHERE repeats behind them', () => {
    const answered = turn(
      call('', {
        tools: [weather],
        messages: [
          { role: 'tool', text: 'sunny' },
          { role: 'user', text: 'The weather?' },
        ],
      }),
    );
    expect([answered.toolCalls, answered.text]).toEqual([[], 'The tool says sunny.']);
  });

  it('counts what grows, and the counts add up', () => {
    const short = turn(call('One two three', { tools: [weather] }));
    const long = turn(
      call('', {
        tools: [weather],
        messages: [
          { role: 'user', text: 'One two three' },
          { role: 'assistant', text: short.text },
          { role: 'user', text: 'Four' },
        ],
      }),
    );
    const bare = turn(call('One two three'));
    expect(bare.usage?.promptTokens).toBe(3);
    expect(short.usage?.promptTokens).toBeGreaterThan(30);
    const grown = (short.usage?.promptTokens ?? 0) + (short.usage?.completionTokens ?? 0) + 1;
    expect(long.usage?.promptTokens).toBe(grown);
    for (const { usage } of [short, long, bare]) {
      expect(usage?.totalTokens).toBe((usage?.promptTokens ?? 0) + (usage?.completionTokens ?? 0));
    }
  });

  it('reasons where the model does: shown, or counted alone', () => {
    const shown = turn(call('Hello there'), { reasons: 'shown' });
    expect(shown.reasoning).toBe('The user says: Hello there. A short answer will do.');
    expect(shown.usage?.reasoningTokens).toBe(13);
    const hidden = turn(call('Hello there'), { reasons: 'hidden' });
    expect(hidden.reasoning).toBeUndefined();
    expect(hidden.usage).toEqual(shown.usage);
    const unwilling = call('Hello there', { options: { reasoningEffort: 'none' } });
    expect(turn(unwilling, { reasons: 'shown' })).toEqual(turn(call('Hello there')));
    const cut = turn(call('Hello there', { options: { maxTokens: 4 } }), { reasons: 'shown' });
    expect(cut).toMatchObject({
      text: '',
      reasoning: 'The user says:',
      finishReason: 'length',
      usage: { completionTokens: 4, reasoningTokens: 4 },
    });
  });

  it.each([
    ['echo', 'The weather, please?', [], 'stop'],
    ['terse', expect.stringMatching(/^\w+\.$/), [], 'stop'],
    ['filtered', '', [], 'content_filter'],
    ['tool-user', '', [expect.objectContaining({ name: 'get_weather' })], 'tool_calls'],
    ['helpful', expect.any(String), [], 'stop'],
  ] as const)('in the role of %s', (name, text, toolCalls, finishReason) => {
    const offered = name === 'tool-user' ? [weather] : [];
    const asked = call('The weather, please?', { tools: offered });
    expect(turn(asked, { persona: personas[name] })).toMatchObject({
      text,
      toolCalls,
      finishReason,
    });
  });

  it('calls no tool in the role of echo, unless it is demanded', () => {
    const asked = (options: NonNullable<ChatCall['options']>) =>
      turn(call('Weather?', { tools: [weather], options }), { persona: personas.echo });
    expect(asked({}).text).toBe('Weather?');
    expect(asked({ toolChoice: 'required' }).toolCalls).toHaveLength(1);
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
    const made = turn(call('', { tools: [weather], options }), { toolCallIds: ids });
    const id = made.toolCalls[0]?.id;
    if (form) expect(id).toMatch(form);
    else expect(id).toBeUndefined();
  });
});
