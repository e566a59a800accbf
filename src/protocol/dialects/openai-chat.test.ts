import { describe, expect, it } from 'vitest';
import { setting } from '../../../test/support/encoding.js';
import { bare, mixed, reasoned, short, two, usage } from '../../../test/support/turns.js';
import type { Turn } from '../turn.js';
import { createTurnReader } from './assembler.js';
import type { Encoding } from './dialect.js';
import { dialects } from './index.js';

const dialect = dialects['openai-chat'];

function encode(name: string, turn: Turn, changes?: Partial<Encoding>): readonly string[] {
  const { encoding } = setting(`openai-chat-${name}`, changes);
  return dialect.encode(turn, encoding);
}

const id = '"id":"chatcmpl-the-id"';
const rest = '"created":1795248000,"model":"the.model"';
const plainHead = `{${id},"object":"chat.completion.chunk",${rest}`;
const gptHead = `${plainHead},"service_tier":"default","system_fingerprint":"fp_c0f0c0f0c0"`;

/** A chunk without members that say nothing. */
const plain = (delta: string, finish = 'null', more = '') =>
  `${plainHead},"choices":[{"index":0,"delta":{${delta}},"finish_reason":${finish}}]${more}}`;
/** A chunk with all that OpenAI sends. */
const gpt = (delta: string, finish = 'null', more = '') =>
  `${gptHead},"choices":[{"index":0,"delta":{${delta}},"logprobs":null,"finish_reason":${finish}}]${more}}`;
const call = (entry: string, more = '') => `${more}"tool_calls":[{${entry}}]`;

const said = '"prompt_tokens":43,"completion_tokens":33,"total_tokens":76';
const details =
  '"prompt_tokens_details":{"cached_tokens":0,"audio_tokens":0},"completion_tokens_details":{"reasoning_tokens":0,"audio_tokens":0,"accepted_prediction_tokens":0,"rejected_prediction_tokens":0}';
const first = '"role":"assistant","content":""';
const one: Turn = { ...two, toolCalls: two.toolCalls.slice(0, 1) };
const asked: Turn = { ...short, text: 'Hi', usage };

type Row = readonly [variant: string, turn: Turn, frames: readonly string[]];

const streams: readonly Row[] = [
  [
    'gpt',
    mixed,
    [
      gpt(`${first},"refusal":null`, 'null', ',"usage":null'),
      gpt('"content":"Go"', 'null', ',"usage":null'),
      gpt('"content":" 🧪"', 'null', ',"usage":null'),
      gpt('"content":" שלום"', 'null', ',"usage":null'),
      gpt('', '"stop"', ',"usage":null'),
      `${gptHead},"choices":[],"usage":{${said},${details}}}`,
      '[DONE]',
    ],
  ],
  [
    'gpt',
    one,
    [
      gpt(
        '"role":"assistant","content":null,"tool_calls":[{"index":0,"id":"call_1","type":"function","function":{"name":"sqrt","arguments":""}}],"refusal":null',
      ),
      gpt(call('"index":0,"function":{"arguments":"{\\""}')),
      gpt(call('"index":0,"function":{"arguments":"a"}')),
      gpt(call('"index":0,"function":{"arguments":"\\":"}')),
      gpt(call('"index":0,"function":{"arguments":"16"}')),
      gpt(call('"index":0,"function":{"arguments":"}"}')),
      gpt('', '"tool_calls"'),
      '[DONE]',
    ],
  ],
  [
    'gpt',
    { text: '', toolCalls: [], refusal: 'No, sorry', finishReason: 'stop' },
    [
      gpt(`${first},"refusal":null`),
      gpt('"refusal":"No"'),
      gpt('"refusal":","'),
      gpt('"refusal":" sorry"'),
      gpt('', '"stop"'),
      '[DONE]',
    ],
  ],
  [
    'obfuscation',
    { ...short, text: 'Hi' },
    [
      gpt(`${first},"refusal":null`, 'null', ',"obfuscation":"aaa"'),
      gpt('"content":"Hi"', 'null', ',"obfuscation":"aaa"'),
      gpt('', '"stop"', ',"obfuscation":"aaa"'),
      '[DONE]',
    ],
  ],
  [
    'gpt-oss',
    reasoned,
    [
      plain(first),
      plain('"reasoning_content":"A"'),
      plain('"reasoning_content":" number"'),
      plain('"reasoning_content":"."'),
      plain('"content":"42"'),
      plain('', '"stop"'),
      '[DONE]',
    ],
  ],
  [
    'grok',
    two,
    [
      plain(
        call(
          '"index":0,"id":"call_1","type":"function","function":{"name":"sqrt","arguments":"{\\"a\\":16}"}',
          '"role":"assistant",',
        ),
      ),
      plain(
        call(
          '"index":1,"id":"call_2","type":"function","function":{"name":"sum","arguments":"{\\"b\\":2}"}',
        ),
      ),
      plain('', '"tool_calls"'),
      '[DONE]',
    ],
  ],
  [
    'gemini',
    mixed,
    [
      plain('"role":"assistant","content":"Go 🧪 שלום"', '"stop"'),
      `${plainHead},"usage":{${said}}}`,
      '[DONE]',
    ],
  ],
  [
    'gemini',
    { ...bare, toolCalls: bare.toolCalls.slice(1) },
    [
      plain(
        call(
          '"index":0,"type":"function","function":{"name":"sum","arguments":"{\\"b\\":2}"}',
          '"role":"assistant",',
        ),
      ),
      plain('', '"tool_calls"'),
      '[DONE]',
    ],
  ],
  [
    'usage-running',
    { ...asked, text: 'Hi you' },
    [
      plain(
        '"role":"assistant","content":"Hi"',
        'null',
        ',"usage":{"prompt_tokens":43,"completion_tokens":11,"total_tokens":54}',
      ),
      plain(
        '"content":" you"',
        'null',
        ',"usage":{"prompt_tokens":43,"completion_tokens":22,"total_tokens":65}',
      ),
      plain('', '"stop"', `,"usage":{${said}}`),
      '[DONE]',
    ],
  ],
  [
    'usage-in-closing',
    asked,
    [plain(first), plain('"content":"Hi"'), plain('', '"stop"', `,"usage":{${said}}`), '[DONE]'],
  ],
  ['no-role', { ...short, text: 'Hi' }, [plain('"content":"Hi"'), plain('', '"stop"'), '[DONE]']],
  [
    'no-role-beside-calls',
    { ...one, toolCalls: [{ id: 'c', name: 'f', arguments: '' }] },
    [
      plain(call('"index":0,"id":"c","type":"function","function":{"name":"f","arguments":""}')),
      plain('', '"tool_calls"'),
      '[DONE]',
    ],
  ],
  [
    'calls-renewed-index',
    { ...one, toolCalls: [{ id: 'c', name: 'f', arguments: '{}a' }] },
    [
      plain(
        call(
          '"index":0,"id":"c","type":"function","function":{"name":"f","arguments":""}',
          '"role":"assistant","content":null,',
        ),
      ),
      plain(call('"index":1,"id":"c-1","type":"function","function":{"name":"","arguments":"{}"}')),
      plain(call('"index":2,"id":"c-2","type":"function","function":{"name":"","arguments":"a"}')),
      plain('', '"tool_calls"'),
      '[DONE]',
    ],
  ],
  [
    'calls-renewed-id',
    { ...one, toolCalls: [{ id: 'c', name: 'f', arguments: '{}' }] },
    [
      plain(
        call(
          '"index":0,"id":"c","type":"function","function":{"name":"f","arguments":""}',
          '"role":"assistant","content":null,',
        ),
      ),
      plain(
        call('"index":0,"id":"c-1","type":"function","function":{"name":"f","arguments":"{}"}'),
      ),
      plain('', '"stop"'),
      '[DONE]',
    ],
  ],
  [
    'calls-from-1',
    { ...one, text: 'Now', toolCalls: [{ id: 'c', name: 'f', arguments: '{}' }], usage },
    [
      `{${id},${rest},"choices":[{"index":0,"delta":{"role":"assistant","content":"Now"}}]}`,
      `{${id},${rest},"choices":[{"index":0,"delta":{"content":null,"tool_calls":[{"index":1,"id":"c","type":"function","function":{"name":"f","arguments":""}}]}}]}`,
      `{${id},${rest},"choices":[{"index":0,"delta":{"content":null,"tool_calls":[{"index":1,"function":{"arguments":"{}"}}]}}]}`,
      `{${id},${rest},"choices":[{"index":0,"delta":{"content":null},"finish_reason":"tool_calls"}],"usage":{${said}}}`,
      '[DONE]',
    ],
  ],
];

describe('streams of openai-chat', () => {
  it.each(streams)('%s: are written as they were seen', (name, turn, frames) => {
    expect(encode(name, turn)).toEqual(frames);
  });

  it.each(streams)('%s: have no problem, and say the turn', (name, turn, frames) => {
    const counts = turn.usage && name === 'gpt' ? { reasoningTokens: 0, cachedTokens: 0 } : {};
    expect(dialect.decode(frames, 'strict')).toEqual({
      turn: turn.usage ? { ...turn, usage: { ...turn.usage, ...counts } } : turn,
      finished: true,
      problems: [],
    });
  });

  it('have no usage that was not asked for', () => {
    for (const name of ['gpt', 'gemini', 'usage-running', 'usage-in-closing']) {
      expect(encode(name, asked, { includeUsage: false }).join()).not.toContain('usage');
    }
  });

  it('carry several candidates in turns, and are read for the first', () => {
    const frames = encode('grok', { ...short, text: 'Hi' }, { candidates: 2 });
    expect(frames).toEqual([
      plain('"role":"assistant","content":"Hi"'),
      plain('"role":"assistant","content":"Hi"').replace('"index":0', '"index":1'),
      plain('', '"stop"'),
      plain('', '"stop"').replace('"index":0', '"index":1'),
      '[DONE]',
    ]);
    const reading = { turn: { ...short, text: 'Hi' }, finished: true, problems: [] };
    expect(dialect.decode(frames, 'strict')).toEqual(reading);
  });
});

const answerHead = `{${id},"object":"chat.completion",${rest},"choices":[{"index":0,`;
const answers: readonly (readonly [variant: string, turn: Turn, body: string])[] = [
  [
    'gpt',
    { ...mixed, usage: { ...usage, reasoningTokens: 0, cachedTokens: 0 } },
    `${answerHead}"message":{"role":"assistant","content":"Go 🧪 שלום","refusal":null},"logprobs":null,"finish_reason":"stop"}],"usage":{${said},${details}},"service_tier":"default","system_fingerprint":"fp_c0f0c0f0c0"}`,
  ],
  [
    'grok',
    one,
    `${answerHead}"message":{"role":"assistant","content":null,"tool_calls":[{"id":"call_1","type":"function","function":{"name":"sqrt","arguments":"{\\"a\\":16}"}}]},"finish_reason":"tool_calls"}]}`,
  ],
  [
    'gpt-oss',
    reasoned,
    `${answerHead}"message":{"role":"assistant","content":"42","reasoning_content":"A number."},"finish_reason":"stop"}]}`,
  ],
  [
    'gemini',
    {
      text: '',
      toolCalls: [],
      finishReason: 'length',
      usage: { promptTokens: 43, totalTokens: 59, reasoningTokens: 16 },
    },
    `${answerHead}"finish_reason":"length"}],"usage":{"prompt_tokens":43,"total_tokens":59,"completion_tokens_details":{"reasoning_tokens":16}}}`,
  ],
  [
    'null-content',
    { ...short, text: '' },
    `${answerHead}"message":{"role":"assistant","content":null},"finish_reason":"stop"}]}`,
  ],
  [
    'gpt-oss',
    { ...short, text: '' },
    `${answerHead}"message":{"role":"assistant","content":""},"finish_reason":"stop"}]}`,
  ],
  [
    'gpt-oss',
    { text: '', toolCalls: [], refusal: 'No.', finishReason: 'stop' },
    `${answerHead}"message":{"role":"assistant","content":null,"refusal":"No."},"finish_reason":"stop"}]}`,
  ],
];

describe('answers of openai-chat', () => {
  it.each(answers)('%s: are written as they were seen, and read back', (name, turn, body) => {
    const { encoding } = setting(`openai-chat-${name}`);
    expect(dialect.encodeAnswer(turn, encoding)).toBe(body);
    expect(dialect.decodeAnswer(body, 'strict')).toEqual({ turn, finished: true, problems: [] });
  });

  it('carry several candidates', () => {
    const { encoding } = setting('openai-chat-grok', { candidates: 2 });
    expect(dialect.encodeAnswer({ ...short, text: 'Hi' }, encoding)).toBe(
      `${answerHead}"message":{"role":"assistant","content":"Hi"},"finish_reason":"stop"},{"index":1,"message":{"role":"assistant","content":"Hi"},"finish_reason":"stop"}]}`,
    );
  });

  it.each([
    ['the service', '{ "code": "404", "message": "None." }', { code: '404', message: 'None.' }],
    ['OpenAI', '{"error":{"message":"No.","code":null}}', { message: 'No.' }],
    ['xAI', '{"code":"invalid","error":"No."}', { code: 'invalid', message: 'No.' }],
  ])('may be an error of %s', (_whose, body, error) => {
    expect(dialect.decodeAnswer(body, 'strict')).toEqual({
      turn: { text: '', toolCalls: [], finishReason: null },
      error,
      finished: false,
      problems: [],
    });
  });
});

const end = plain('', '"stop"');
const hi = plain('"content":"Hi"');

describe('strict reading of openai-chat', () => {
  it.each([
    [
      'an unknown member',
      [hi.replace('"object"', '"x":1,"object"'), end],
      '#0 x This key does not belong here.',
    ],
    ['no id', [hi.replace(`${id},`, ''), end.replace(`${id},`, '')], '#0 id This key is missing.'],
    [
      'another id',
      [hi, end.replace('the-id', 'other')],
      '#1 id The id is not that of the first chunk.',
    ],
    ['a chunk without choices or usage', [`${plainHead}}`, end], '#0 choices This key is missing.'],
    [
      'a native finish reason',
      [end.replace('stop', 'COMPLETE')],
      '#0 choices[0].finish_reason Expected a finish reason of openai-chat, found "COMPLETE".',
    ],
    [
      'a role in upper case',
      [plain('"role":"ASSISTANT"'), end],
      '#0 choices[0].delta.role Expected "assistant", found "ASSISTANT".',
    ],
    [
      'camel case',
      [plain('"toolCalls":[]'), end],
      '#0 choices[0].delta.toolCalls This key does not belong here.',
    ],
    [
      'a call that is flat',
      [plain(call('"index":0,"name":"f"')), end],
      '#0 choices[0].delta.tool_calls[0].name This key does not belong here.',
    ],
    ['text after the end', [end, hi], '#1 An increment follows the closing frame.'],
    ['a second end', [end, end], '#1 This is a second closing frame.'],
    ['no end', [hi, '[DONE]'], '#1 [DONE] comes before the closing frame.'],
    [
      'usage too early',
      [`${plainHead},"choices":[],"usage":{${said}}}`, end],
      '#0 The usage frame comes before the closing frame.',
    ],
    [
      'an error that is null',
      [plain('"content":"Hi"', 'null', ',"error":null'), end],
      '#0 error This key does not belong here.',
    ],
  ])('reports %s', (_what, frames, problem) => {
    const [found] = dialect.decode(frames, 'strict').problems;
    const { frame, path, message } = found ?? { path: '', message: 'nothing' };
    expect([`#${frame}`, path, message].filter((part) => part !== '').join(' ')).toBe(problem);
  });

  it('lets an error end a stream', () => {
    const frames = [hi, '{"error":{"message":"No.","code":"server_error"}}', '[DONE]'];
    expect(dialect.decode(frames, 'strict')).toEqual({
      turn: { text: 'Hi', toolCalls: [], finishReason: null },
      error: { code: 'server_error', message: 'No.' },
      finished: true,
      problems: [],
    });
  });
});

describe('tolerant reading of openai-chat', () => {
  const calls = (...entries: readonly string[]) =>
    dialect
      .decode([...entries.map((entry) => plain(call(entry))), end], 'tolerant')
      .turn.toolCalls.map(({ id: own = '', name, arguments: text }) => `${own} ${name} ${text}`);

  it.each([
    [
      'fragments of two calls in turns',
      [
        '"index":0,"id":"a","function":{"name":"f","arguments":""}',
        '"index":1,"id":"b","function":{"name":"g","arguments":""}',
        '"index":0,"function":{"arguments":"1"}',
        '"index":1,"function":{"arguments":"2"}',
      ],
      ['a f 1', 'b g 2'],
    ],
    [
      'numbers from 3, out of order',
      [
        '"index":4,"id":"a","function":{"name":"f"}',
        '"index":3,"id":"b","function":{"name":"g"}',
        '"index":4,"function":{"arguments":"1"}',
      ],
      ['a f 1', 'b g '],
    ],
    [
      'a number and an id of its own for each fragment',
      [
        '"index":0,"id":"a","function":{"name":"f","arguments":""}',
        '"index":1,"id":"x","function":{"name":"","arguments":"1"}',
        '"index":2,"id":"y","function":{"name":"","arguments":"2"}',
      ],
      ['a f 12'],
    ],
    [
      'an id of its own and the name again',
      [
        '"index":0,"id":"a","function":{"name":"f","arguments":"1"}',
        '"index":0,"id":"b","function":{"name":"f","arguments":"2"}',
      ],
      ['a f 12'],
    ],
    [
      'one number for two calls',
      [
        '"index":0,"id":"a","function":{"name":"f","arguments":"1"}',
        '"index":0,"id":"b","function":{"name":"g","arguments":"2"}',
        '"index":0,"function":{"arguments":"3"}',
      ],
      ['a f 1', 'b g 23'],
    ],
    [
      'no number',
      [
        '"id":"a","function":{"name":"f"}',
        '"function":{"arguments":"1"}',
        '"id":"b","function":{"name":"g"}',
        '"function":{"arguments":"2"}',
      ],
      ['a f 1', 'b g 2'],
    ],
    [
      'a name that comes late',
      ['"index":0,"id":"a","function":{}', '"index":0,"function":{"name":"f","arguments":"1"}'],
      ['a f 1'],
    ],
    [
      'arguments that are JSON',
      ['"index":0,"id":"a","function":{"name":"f","arguments":{"b":1}}'],
      ['a f {"b":1}'],
    ],
  ])('puts together %s', (_what, entries, wanted) => {
    expect(calls(...entries)).toEqual(wanted);
  });

  it('takes stop beside calls for their reason', () => {
    const frame = plain(call('"index":0,"id":"a","function":{"name":"f"}'), '"stop"');
    expect(dialect.decode([frame], 'tolerant').turn.finishReason).toBe('tool_calls');
  });

  it('keeps a finish reason that a later chunk has not', () => {
    expect(dialect.decode([end, plain('"content":""')], 'tolerant').turn.finishReason).toBe('stop');
  });

  it('reads an error of every form, and none in null', () => {
    const errorOf = (frame: string) => dialect.decode([hi, frame], 'tolerant').error;
    expect(errorOf('{"code":"500","message":"No."}')).toEqual({ code: '500', message: 'No.' });
    expect(errorOf('{"error":"No."}')).toEqual({ message: 'No.' });
    expect(errorOf(plain('"content":"Hi"', 'null', ',"error":null'))).toBeUndefined();
    expect(dialect.decode([hi, "{'code': '400'}"], 'tolerant').problems).toEqual([
      { frame: 1, path: '', message: 'The frame is no JSON object.' },
    ]);
  });
});

describe('createTurnReader for openai-chat', () => {
  it('gives increments, and what follows the end', () => {
    const reader = createTurnReader('openai-chat');
    expect(reader.push(plain(first))).toEqual({ finished: false });
    expect(reader.push(plain('"reasoning_content":"Hm"'))).toEqual({
      reasoning: 'Hm',
      finished: false,
    });
    expect(reader.push(hi)).toEqual({ text: 'Hi', finished: false });
    expect(reader.push(plain('"refusal":"No"'))).toEqual({ refusal: 'No', finished: false });
    expect(reader.push(end)).toEqual({ finished: true });
    expect(reader.push(`${plainHead},"usage":{${said}}}`)).toEqual({ finished: true });
    expect(reader.result().turn).toEqual({
      text: 'Hi',
      reasoning: 'Hm',
      refusal: 'No',
      toolCalls: [],
      finishReason: 'stop',
      usage,
    });
  });
});

describe('what openai-chat cannot carry', () => {
  it.each([
    ['gpt', bare, undefined],
    ['gemini', two, 'its tool calls have no id'],
    ['calls-renewed-id', bare, 'its tool calls need an id'],
    ['gpt', { ...short, refusal: '' }, 'an empty refusal is not sent'],
    ['gpt', { ...short, finishReason: 'error' as const }, 'it has no word for the finish reason'],
    ['gpt', { ...short, builtInCalls: [{ type: 'mcp_call' as const }] }, "the service's own tools"],
  ])('%s', (name, turn, why) => {
    if (why === undefined) expect(encode(name, turn)).not.toEqual([]);
    else expect(() => encode(name, turn)).toThrow(why);
  });

  it('has its place for a refusal, which native dialects have not', () => {
    const { dialect: native, encoding } = setting('generic-grok');
    expect(() => native.encode({ ...short, refusal: 'No.' }, encoding)).toThrow(
      'it has no place for a refusal',
    );
  });
});
