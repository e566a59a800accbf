import { describe, expect, it } from 'vitest';
import type { ToolCall, Turn } from '../turn.js';
import { createTurnReader } from './assembler.js';
import type { DialectName, Reading } from './dialect.js';
import { dialects } from './index.js';

const read = (dialect: DialectName, frames: readonly string[]): Reading =>
  dialects[dialect].decode(frames, 'tolerant');

const turn = (changes: Partial<Turn>): Turn => ({
  text: '',
  toolCalls: [],
  finishReason: 'stop',
  ...changes,
});

const message = (inside: string) => `{"index":0,"message":{"role":"ASSISTANT",${inside}}}`;
const content = (text: string) => message(`"content":[{"type":"TEXT","text":"${text}"}]`);
const tool = (entry: string) => message(`"toolCalls":[{"type":"FUNCTION",${entry}}]`);
const end = '{"finishReason":"stop"}';
const toolEnd = '{"finishReason":"tool_calls"}';

type Row = readonly [name: string, frames: readonly string[], turn: Turn];

describe('tolerant reading of texts', () => {
  const counts = { promptTokens: 2, completionTokens: 1, totalTokens: 3 };
  const usage = '"usage":{"promptTokens":2,"completionTokens":1,"totalTokens":3}';
  const rows: readonly Row[] = [
    ['null content', [content('Hi'), message('"content":null'), end], turn({ text: 'Hi' })],
    [
      'a null finish reason',
      ['{"message":{"content":[{"text":"Hi"}]},"finishReason":null}', end],
      turn({ text: 'Hi' }),
    ],
    [
      'TEXT without text',
      [message('"content":[{"type":"TEXT"}]'), content('Hi'), end],
      turn({ text: 'Hi' }),
    ],
    [
      'several TEXT parts',
      [message('"content":[{"type":"TEXT","text":"H"},{"type":"TEXT","text":"i"}]'), end],
      turn({ text: 'Hi' }),
    ],
    ['content that is a string', [message('"content":"Hi"'), end], turn({ text: 'Hi' })],
    [
      'role-only frames',
      [content('Hi'), '{"message":{"role":"ASSISTANT"}}', end],
      turn({ text: 'Hi' }),
    ],
    ['a null message', ['{"index":0,"message":null}', content('Hi'), end], turn({ text: 'Hi' })],
    [
      'text in the closing frame only',
      [
        content(''),
        content(''),
        '{"message":{"content":[{"type":"TEXT","text":"Hello "}]},"finishReason":"stop"}',
      ],
      turn({ text: 'Hello ' }),
    ],
    [
      'usage in the closing frame',
      [content('Hi'), `{"finishReason":"stop",${usage}}`],
      turn({ text: 'Hi', usage: counts }),
    ],
    [
      'usage before the end',
      [`{${usage}}`, content('Hi'), end],
      turn({ text: 'Hi', usage: counts }),
    ],
    [
      'usage in a choice',
      [content('Hi'), `{"choices":[{"finishReason":"stop",${usage}}]}`],
      turn({ text: 'Hi', usage: counts }),
    ],
    [
      'usage without completion tokens',
      [
        content('Hi'),
        end,
        '{"usage":{"promptTokens":2,"totalTokens":9,"completionTokensDetails":{"reasoningTokens":7},"promptTokensDetails":{"cachedTokens":1}}}',
      ],
      turn({
        text: 'Hi',
        usage: { promptTokens: 2, totalTokens: 9, reasoningTokens: 7, cachedTokens: 1 },
      }),
    ],
    ['null usage', [content('Hi'), '{"finishReason":"stop","usage":null}'], turn({ text: 'Hi' })],
    [
      'wrapped choices behind an envelope',
      [
        '{"modelId":"m","chatResponse":{"apiFormat":"GENERIC","choices":[{"index":0,"message":{"content":[{"type":"TEXT","text":"H"}]}}]}}',
        '{"choices":[{"index":0,"message":{"content":[{"type":"TEXT","text":"i"}]},"finishReason":"stop"}]}',
      ],
      turn({ text: 'Hi' }),
    ],
    [
      'legacy deltas',
      [
        '{"chatResponse":{"choices":[{"delta":{"content":"Hi"}}]}}',
        '{"chatResponse":{"choices":[{"delta":null,"finishReason":"stop"}]}}',
      ],
      turn({ text: 'Hi' }),
    ],
    [
      'other candidates',
      [content('Hi'), content('No').replace('"index":0', '"index":1'), end],
      turn({ text: 'Hi' }),
    ],
    [
      'reasoning, also null and beside text',
      [
        message('"reasoningContent":"The user"'),
        message('"reasoningContent":" asks.","content":[{"type":"TEXT","text":"4"}]'),
        message('"reasoningContent":null,"content":[{"type":"TEXT","text":"2"}]'),
        end,
      ],
      turn({ text: '42', reasoning: 'The user asks.' }),
    ],
    [
      'unknown keys and frames',
      ['{"hello":{"text":"no"}}', content('Hi'), end],
      turn({ text: 'Hi' }),
    ],
    [
      'tool calls written as text',
      [content('<tool_call>{}</tool_call>'), end],
      turn({ text: '<tool_call>{}</tool_call>' }),
    ],
  ];

  it.each(rows)('%s', (_name, frames, wanted) => {
    expect(read('generic', frames)).toEqual({ turn: wanted, finished: true, problems: [] });
    expect(read('generic', [...frames, '[DONE]']).turn).toEqual(wanted);
  });
});

describe('tolerant reading of tool calls', () => {
  const sqrt: ToolCall = { id: 'a', name: 'sqrt', arguments: '{"x":1}' };
  const sum: ToolCall = { id: 'b', name: 'sum', arguments: '{"y":2}' };
  const rows: readonly (readonly [string, readonly string[], readonly ToolCall[]])[] = [
    [
      'fragments between which empty ones stand',
      [
        tool('"id":"a","name":"sqrt"'),
        tool('"arguments":"{\\"x\\":"'),
        tool('"arguments":"1}"'),
        tool('"arguments":""'),
        tool('"id":"b","name":"sum"'),
        tool('"arguments":"{\\"y\\":2"'),
        '{"message":{"role":"ASSISTANT","toolCalls":[{"type":"FUNCTION","arguments":"}"}]},"finishReason":"tool_calls"}',
      ],
      [sqrt, sum],
    ],
    [
      'fragments that repeat the id alone, in turns',
      [
        tool('"id":"a","name":"sqrt","arguments":"{\\"x\\""'),
        tool('"id":"b","name":"sum","arguments":"{\\"y\\""'),
        tool('"id":"a","arguments":":1}"'),
        tool('"id":"b","arguments":":2}"'),
        toolEnd,
      ],
      [sqrt, sum],
    ],
    [
      'fragments that repeat id and name',
      [
        tool('"id":"a","name":"sqrt","arguments":"{\\"x\\""'),
        tool('"id":"a","name":"sqrt","arguments":":1}"'),
        toolEnd,
      ],
      [sqrt],
    ],
    [
      'fragments with empty strings',
      [
        tool('"id":"a","name":"sqrt","arguments":""'),
        tool('"id":"","name":"","arguments":"{\\"x\\":1}"'),
        toolEnd,
      ],
      [sqrt],
    ],
    [
      'null ids and missing ids: a name opens a call',
      [
        tool('"id":null,"name":"sqrt","arguments":"{}"'),
        tool('"name":"sqrt","arguments":"{}"'),
        end,
      ],
      [
        { name: 'sqrt', arguments: '{}' },
        { name: 'sqrt', arguments: '{}' },
      ],
    ],
    [
      'several calls in one frame',
      [
        message(
          '"toolCalls":[{"id":"a","name":"sqrt","arguments":"{\\"x\\":1}"},{"id":"b","name":"sum","arguments":"{\\"y\\":2}"}]',
        ),
        toolEnd,
      ],
      [sqrt, sum],
    ],
    [
      'snake case and a nested function',
      [
        message(
          '"tool_calls":[{"id":"a","type":"function","function":{"name":"sqrt","arguments":"{\\"x\\""}}]',
        ),
        message('"tool_calls":[{"function":{"arguments":":1}"}}]'),
        '{"finish_reason":"tool_calls"}',
      ],
      [sqrt],
    ],
    [
      'double-encoded arguments, as they are',
      [tool('"id":"a","name":"f","arguments":"\\"{\\\\\\"x\\\\\\":1}\\""'), toolEnd],
      [{ id: 'a', name: 'f', arguments: '"{\\"x\\":1}"' }],
    ],
    [
      'arguments that are JSON',
      [tool('"id":"a","name":"sqrt","arguments":{"x":1}'), toolEnd],
      [sqrt],
    ],
    [
      'broken arguments, as they are',
      [tool('"id":"a","name":"f","arguments":"{"'), toolEnd],
      [{ id: 'a', name: 'f', arguments: '{' }],
    ],
  ];

  it.each(rows)('%s', (_name, frames, toolCalls) => {
    expect(read('generic', frames)).toEqual({
      turn: turn({ toolCalls, finishReason: 'tool_calls' }),
      finished: true,
      problems: [],
    });
  });
});

describe('tolerant reading of cohere', () => {
  const frame = (inside: string) => `{"apiFormat":"COHERE",${inside}}`;
  const go = frame('"text":"Go"');
  const calls = '"toolCalls":[{"name":"f","parameters":{"a":1}}]';
  const call = { name: 'f', arguments: '{"a":1}' };
  const rows: readonly Row[] = [
    [
      'the whole text again',
      [go, frame('"text":" on"'), frame('"text":"Go on","finishReason":"COMPLETE"')],
      turn({ text: 'Go on' }),
    ],
    [
      'an empty text at the end',
      [go, frame('"text":"","finishReason":"COMPLETE"')],
      turn({ text: 'Go' }),
    ],
    ['no text at the end', [go, frame('"finishReason":"COMPLETE"')], turn({ text: 'Go' })],
    [
      'a single frame',
      [frame('"text":"Go","finishReason":"MAX_TOKENS"')],
      turn({ text: 'Go', finishReason: 'length' }),
    ],
    [
      'text that equals an increment twice',
      [go, go, frame('"text":"GoGo","finishReason":"COMPLETE"')],
      turn({ text: 'GoGo' }),
    ],
    [
      'text and calls twice',
      [
        go,
        frame(`"text":"Go",${calls}`),
        frame(`"text":"Go","chatHistory":[],"finishReason":"COMPLETE",${calls}`),
      ],
      turn({ text: 'Go', toolCalls: [call], finishReason: 'tool_calls' }),
    ],
    [
      'a split end',
      [go, frame(`"text":"Go","chatHistory":[],${calls}`), frame('"finishReason":"COMPLETE"')],
      turn({ text: 'Go', toolCalls: [call], finishReason: 'tool_calls' }),
    ],
    [
      'the same call twice in one list',
      [
        frame(
          '"text":"","toolCalls":[{"name":"f","parameters":{"a":1}},{"name":"f","parameters":{"a":1}}],"finishReason":"COMPLETE"',
        ),
      ],
      turn({ toolCalls: [call, call], finishReason: 'tool_calls' }),
    ],
    [
      'calls in frames of their own',
      [frame(calls), frame(calls.replace('1', '2')), frame('"finishReason":"COMPLETE"')],
      turn({ toolCalls: [call, { name: 'f', arguments: '{"a":2}' }], finishReason: 'tool_calls' }),
    ],
    [
      'frames with an eventType',
      [
        '{"eventType":"text-generation","text":"Go"}',
        '{"eventType":"stream-end","finishReason":"COMPLETE","response":{"text":"Go"}}',
      ],
      turn({ text: 'Go' }),
    ],
    [
      'the reason of a fixture',
      [go, frame('"text":"","finishReason":"tokens"')],
      turn({ text: 'Go', finishReason: 'length' }),
    ],
  ];

  it.each(rows)('%s', (_name, frames, wanted) => {
    expect(read('cohere', frames)).toEqual({ turn: wanted, finished: true, problems: [] });
  });

  it('does not take a lone tool frame for the end', () => {
    expect(read('cohere', [frame(calls)])).toEqual({
      turn: turn({ toolCalls: [call], finishReason: null }),
      finished: false,
      problems: [],
    });
  });
});

describe('tolerant reading of cohere-v2', () => {
  it('reads thinking, text, nested calls, and frames without apiFormat and role', () => {
    expect(
      read('cohere-v2', [
        '{"apiFormat":"COHEREV2","message":{"role":"ASSISTANT","content":[{"type":"THINKING","thinking":"I think."}]}}',
        '{"message":{"content":[{"type":"TEXT","text":"Checking."}],"toolPlan":"Call it."}}',
        '{"message":{"content":[],"toolCalls":[{"id":"c","type":"FUNCTION","function":{"name":"f","arguments":"{\\"a\\": 1}"}}]},"finishReason":"TOOL_CALL","usage":{"promptTokens":20,"completionTokens":9,"totalTokens":29}}',
      ]),
    ).toEqual({
      turn: {
        text: 'Checking.',
        reasoning: 'I think.',
        toolCalls: [{ id: 'c', name: 'f', arguments: '{"a": 1}' }],
        finishReason: 'tool_calls',
        usage: { promptTokens: 20, completionTokens: 9, totalTokens: 29 },
      },
      finished: true,
      problems: [],
    });
  });
});

describe('errors in a stream', () => {
  it.each([
    ['generic', '{"error":"Rate limit exceeded"}', { message: 'Rate limit exceeded' }],
    ['generic', '{"error":{"code":"x","message":"No."}}', { code: 'x', message: 'No.' }],
    ['generic', '{ "code": "500", "message": "Failed." }', { code: '500', message: 'Failed.' }],
    ['cohere', '{ "code": 500, "message": "Failed." }', { code: '500', message: 'Failed.' }],
  ] as const)('%s: %s', (dialect, frame, error) => {
    const reading = read(dialect, [content('Hi'), frame]);
    expect(reading.error).toEqual(error);
    expect(reading.finished).toBe(false);
    expect(reading.turn.finishReason).toBe(null);
  });

  it.each([
    [
      'cohere',
      '{"apiFormat":"COHERE","errorMessage":"Toxic.","finishReason":"ERROR_TOXIC"}',
      'content_filter',
    ],
    [
      'cohere-v2',
      '{"apiFormat":"COHEREV2","message":{},"errorMessage":"Toxic.","finishReason":"ERROR"}',
      'error',
    ],
  ] as const)('%s: errorMessage', (dialect, frame, finishReason) => {
    expect(read(dialect, [frame])).toEqual({
      turn: turn({ finishReason }),
      error: { message: 'Toxic.' },
      finished: true,
      problems: [],
    });
  });
});

describe('tolerant reading of whole answers', () => {
  const answer = (inside: string) =>
    `{"modelId":"m","chatResponse":{"apiFormat":"GENERIC","choices":[{${inside}}]}}`;
  it.each([
    ['no message', '"finishReason":"length"', turn({ finishReason: 'length' })],
    [
      'null content',
      '"message":{"content":null,"toolCalls":[{"name":"f","arguments":"{}"}]},"finishReason":"tool_calls"',
      turn({ toolCalls: [{ name: 'f', arguments: '{}' }], finishReason: 'tool_calls' }),
    ],
    [
      'several parts',
      '"message":{"content":[{"type":"TEXT","text":"H"},{"type":"TEXT","text":"i"}]},"finishReason":"stop"',
      turn({ text: 'Hi' }),
    ],
    [
      'an unlisted reason',
      '"message":{"content":[]},"finishReason":"bored"',
      turn({ finishReason: 'unknown' }),
    ],
    [
      'null reasoning',
      '"message":{"content":[],"reasoningContent":null},"finishReason":"stop"',
      turn({}),
    ],
  ])('%s', (_name, inside, wanted) => {
    expect(dialects.generic.decodeAnswer(answer(inside), 'tolerant')).toEqual({
      turn: wanted,
      finished: true,
      problems: [],
    });
  });

  it('keeps whole calls apart, whatever their ids', () => {
    const inside =
      '"message":{"toolCalls":[{"id":"a","name":"f","arguments":"1"},{"id":"a","name":"f","arguments":"2"}]}';
    expect(dialects.generic.decodeAnswer(answer(inside), 'tolerant').turn.toolCalls).toEqual([
      { id: 'a', name: 'f', arguments: '1' },
      { id: 'a', name: 'f', arguments: '2' },
    ]);
  });

  it('reads a bare response, and an error body', () => {
    expect(
      dialects.cohere.decodeAnswer('{"text":"Hi","finishReason":"COMPLETE"}', 'tolerant').turn.text,
    ).toBe('Hi');
    expect(
      dialects.cohere.decodeAnswer('{ "code": "404", "message": "None." }', 'tolerant'),
    ).toEqual({
      turn: turn({ finishReason: null }),
      error: { code: '404', message: 'None.' },
      finished: false,
      problems: [],
    });
  });
});

describe('createTurnReader', () => {
  it('gives increments, and says when the turn is finished', () => {
    const reader = createTurnReader('GENERIC');
    expect(reader.push(content(''))).toEqual({ finished: false });
    expect(reader.push(message('"reasoningContent":"Hm"'))).toEqual({
      reasoning: 'Hm',
      finished: false,
    });
    expect(reader.push(content('Hi'))).toEqual({ text: 'Hi', finished: false });
    expect(reader.push(end)).toEqual({ finished: true });
    expect(reader.push('{"usage":{"promptTokens":1,"totalTokens":1}}')).toEqual({ finished: true });
    expect(reader.result().turn.usage).toEqual({ promptTokens: 1, totalTokens: 1 });
  });

  it('gives the text of a COHERE closing frame only where it is news', () => {
    const closing = '{"apiFormat":"COHERE","text":"Go on","finishReason":"COMPLETE"}';
    expect(createTurnReader('COHERE').push(closing)).toEqual({ text: 'Go on', finished: true });
    const reader = createTurnReader('cohere');
    reader.push('{"apiFormat":"COHERE","text":"Go on"}');
    expect(reader.push(closing)).toEqual({ finished: true });
    const short = createTurnReader('cohere');
    short.push('{"apiFormat":"COHERE","text":"Go"}');
    expect(short.push(closing)).toEqual({ text: ' on', finished: true });
  });

  it('takes [DONE] for the end', () => {
    expect(createTurnReader('GENERIC').push('[DONE]')).toEqual({ finished: true });
  });

  it('reports a frame that is no JSON, also in the tolerant reading', () => {
    expect(read('generic', [content('Hi'), '{"index":0,"mess']).problems).toEqual([
      { frame: 1, path: '', message: 'The frame is no JSON object.' },
    ]);
  });

  it('keeps two streams apart', () => {
    const one = createTurnReader('GENERIC');
    const other = createTurnReader('GENERIC');
    one.push(tool('"id":"a","name":"f"'));
    other.push(tool('"id":"a","name":"g"'));
    one.push(tool('"arguments":"1"'));
    expect(other.result().turn.toolCalls).toEqual([{ id: 'a', name: 'g', arguments: '' }]);
  });
});
