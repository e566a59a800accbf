import { describe, expect, it } from 'vitest';
import type { DialectName, Problem } from './dialect.js';
import { dialects } from './index.js';

const problemsOf = (dialect: DialectName, frames: readonly string[]): readonly string[] =>
  dialects[dialect]
    .decode(frames, 'strict')
    .problems.map(({ frame, path, message }: Problem) =>
      [frame === undefined ? '' : `#${frame}`, path, message]
        .filter((part) => part !== '')
        .join(' '),
    );

const part = (text: string) => `"content":[{"type":"TEXT","text":"${text}"}]`;
const hi = `{"index":0,"message":{"role":"ASSISTANT",${part('Hi')}},"pad":"aa"}`;
const end = '{"finishReason":"stop","pad":"a"}';
const counts = '"usage":{"completionTokens":1,"promptTokens":2,"totalTokens":3}';
const usage = `{${counts},"pad":"a"}`;

type Row = readonly [name: string, frames: readonly string[], problems: readonly string[]];

describe('strict reading of generic', () => {
  const rows: readonly Row[] = [
    ['a stream as recorded', [hi, end, usage, '[DONE]'], []],
    [
      'an unknown key',
      [hi.replace('"pad"', '"id":"1","pad"'), end],
      ['#0 id This key does not belong here.'],
    ],
    [
      'an apiFormat, which GENERIC frames lack',
      [`{"apiFormat":"GENERIC",${hi.slice(1)}`, end],
      ['#0 apiFormat This key does not belong here.'],
    ],
    [
      'keys in another order',
      [`{"message":{"role":"ASSISTANT",${part('Hi')}},"index":0,"pad":"aa"}`, end],
      ['#0 The keys stand in the order message, index, pad; expected index, message, pad.'],
    ],
    [
      'usage in another order',
      [hi, end, '{"usage":{"promptTokens":2,"completionTokens":1,"totalTokens":3},"pad":"a"}'],
      [
        '#2 usage The keys stand in the order promptTokens, completionTokens, totalTokens; expected completionTokens, promptTokens, totalTokens.',
      ],
    ],
    [
      'an index on the closing frame',
      [hi, '{"index":0,"finishReason":"stop","pad":"a"}'],
      ['#1 index This key does not belong here.'],
    ],
    [
      'no index on an increment',
      [hi.replace('"index":0,', ''), end],
      ['#0 index This key is missing.'],
    ],
    [
      'a role in lower case',
      [hi.replace('ASSISTANT', 'assistant'), end],
      ['#0 message.role Expected "ASSISTANT", found "assistant".'],
    ],
    [
      'a wrong pad',
      [hi.replace('"aa"', '"ab"'), end.replace('"a"', `"${'a'.repeat(13)}"`)],
      [
        '#0 pad Expected 1 to 12 letters "a", found "ab".',
        '#1 pad Expected 1 to 12 letters "a", found "aaaaaaaaaaaaa".',
      ],
    ],
    [
      'a pad that is missing',
      [hi, '{"finishReason":"stop"}'],
      ['#1 pad The pad is missing, which other frames have.'],
    ],
    ['text after the closing frame', [hi, end, hi], ['#2 An increment follows the closing frame.']],
    ['two closing frames', [hi, end, end], ['#2 This is a second closing frame.']],
    ['no closing frame', [hi], ['The closing frame is missing.']],
    [
      '[DONE] without a closing frame',
      [hi, '[DONE]'],
      ['#1 [DONE] comes before the closing frame.', 'The closing frame is missing.'],
    ],
    ['a frame after [DONE]', [hi, end, '[DONE]', usage], ['#3 A frame follows [DONE].']],
    ['usage too early', [hi, usage, end], ['#1 The usage frame comes before the closing frame.']],
    ['usage twice', [hi, end, usage, usage], ['#3 This is a second usage frame.']],
    [
      'an unlisted finish reason',
      [hi, end.replace('stop', 'STOP')],
      ['#1 finishReason Expected a finish reason of GENERIC, found "STOP".'],
    ],
    [
      'a null finish reason on the way',
      [hi.replace('"pad"', '"finishReason":null,"pad"'), end],
      ['#0 finishReason This key does not belong here.'],
    ],
    [
      'null content',
      [hi.replace(part('Hi'), '"content":null'), end],
      ['#0 message.content Expected an array, found null.'],
    ],
    [
      'TEXT without text',
      [hi.replace(part('Hi'), '"content":[{"type":"TEXT"}]'), end],
      ['#0 message.content[0].text This key is missing.'],
    ],
    [
      'snake case and a nested function',
      [
        hi.replace(part('Hi'), '"tool_calls":[]'),
        hi.replace(part('Hi'), '"toolCalls":[{"type":"FUNCTION","function":{"name":"f"}}]'),
        end,
      ],
      [
        '#0 message.tool_calls This key does not belong here.',
        '#1 message.toolCalls[0].function This key does not belong here.',
      ],
    ],
    [
      'arguments that are no text',
      [hi.replace(part('Hi'), '"toolCalls":[{"type":"FUNCTION","arguments":{}}]'), end],
      ['#0 message.toolCalls[0].arguments Expected a string, found {}.'],
    ],
    [
      'wrapped choices',
      [`{"choices":[${hi}]}`, end],
      [
        '#0 choices This key does not belong here.',
        '#0 index This key is missing.',
        '#0 message This key is missing.',
        '#0 pad The pad is missing, which other frames have.',
      ],
    ],
    [
      'JSON with blanks',
      [hi.replace(',', ', '), end],
      ['#0 The JSON is not compact: blanks stand between its tokens.'],
    ],
    [
      'escaped text',
      [hi.replace('Hi', '\\u05e9 \\ud83e\\uddea'), end],
      ['#0 Text beyond ASCII is escaped instead of sent as UTF-8.'],
    ],
    ['escapes that JSON needs', [hi.replace('Hi', '\\u0001\\ud800 \\\\u05e9 \\n'), end], []],
    ['a broken frame', [hi, '{"index":0,"mess', end], ['#1 The frame is no JSON object.']],
    ['an error instead of the end', [hi, '{ "code": "500", "message": "Failed." }'], []],
    ['nothing at all', [], ['The closing frame is missing.']],
  ];

  it.each(rows)('%s', (_name, frames, problems) => {
    expect(problemsOf('generic', frames)).toEqual(problems);
  });
});

describe('strict reading of cohere', () => {
  const go = '{"apiFormat":"COHERE","text":"Go","pad":"a"}';
  const history = (message: string) =>
    `"chatHistory":[{"role":"USER","message":"?"},{"role":"CHATBOT","message":"${message}"}]`;
  const closing = (text: string, said = text) =>
    `{"apiFormat":"COHERE","text":"${text}",${history(said)},"finishReason":"COMPLETE","pad":"a"}`;
  const calls = '"toolCalls":[{"name":"f","parameters":{"a":1}}]';

  const rows: readonly Row[] = [
    ['a stream as recorded', [go, closing('Go').replace('"pad":"a"', `"pad":"a",${counts}`)], []],
    [
      'usage before pad',
      [go, closing('Go').replace('"pad"', `${counts},"pad"`)],
      [
        '#1 The keys stand in the order apiFormat, text, chatHistory, finishReason, usage, pad; expected apiFormat, text, chatHistory, finishReason, pad, usage.',
      ],
    ],
    [
      'another text at the end',
      [go, closing('Gone')],
      ['#1 text The text is not the sum of the increments.'],
    ],
    [
      'an empty text at the end',
      [go, closing('')],
      ['#1 text The text is not the sum of the increments.'],
    ],
    ['the only text at the end', [closing('Go')], []],
    [
      'a history without the answer',
      [go, closing('Go', 'Stop')],
      ['#1 chatHistory[1].message Expected "Go", found "Stop".'],
    ],
    [
      'other calls at the end',
      [
        go,
        `{"apiFormat":"COHERE","text":"Go",${calls},"pad":"a"}`,
        closing('Go').replace('"pad"', `${calls.replace('1', '2')},"pad"`),
      ],
      ['#2 toolCalls The calls are not those of the frame before.'],
    ],
    [
      'ids and JSON text in calls',
      [
        go,
        `{"apiFormat":"COHERE","text":"Go","toolCalls":[{"id":"1","name":"f","parameters":"{}"}],"pad":"a"}`,
        closing('Go'),
      ],
      [
        '#1 toolCalls[0].id This key does not belong here.',
        '#1 toolCalls[0].parameters Expected an object, found "{}".',
      ],
    ],
    [
      'no apiFormat',
      [go.replace('"apiFormat":"COHERE",', ''), closing('Go')],
      ['#0 apiFormat This key is missing.'],
    ],
    ['[DONE]', [go, closing('Go'), '[DONE]'], ['#2 This dialect has no [DONE].']],
    [
      'a tool reason, which this format lacks',
      [go, closing('Go').replace('COMPLETE', 'TOOL_CALL')],
      ['#1 finishReason Expected a finish reason of COHERE, found "TOOL_CALL".'],
    ],
    [
      'an increment after the end',
      [go, closing('Go'), go],
      [
        '#2 An increment follows the closing frame.',
        '#1 text The text is not the sum of the increments.',
      ],
    ],
  ];

  it.each(rows)('%s', (_name, frames, problems) => {
    expect(problemsOf('cohere', frames)).toEqual(problems);
  });
});

describe('strict reading of cohere-v2', () => {
  const frame = (message: string, rest = '') =>
    `{"apiFormat":"COHEREV2","message":{"role":"ASSISTANT"${message}}${rest}}`;
  const hello = frame(`,${part('Hi')}`);
  const closing = frame('', ',"finishReason":"COMPLETE"');

  const rows: readonly Row[] = [
    ['a stream as pasted', [hello, closing], []],
    [
      'text in the closing frame',
      [hello, frame(`,${part('Hi')}`, ',"finishReason":"COMPLETE"')],
      ['#1 message.content[0] The closing frame repeats or adds no content.'],
    ],
    [
      'flat text',
      ['{"apiFormat":"COHEREV2","text":"Hi"}', closing],
      ['#0 text This key does not belong here.', '#0 message This key is missing.'],
    ],
    [
      'a flat call',
      [frame(',"content":[],"toolCalls":[{"id":"1","type":"FUNCTION","name":"f"}]'), closing],
      [
        '#0 message.toolCalls[0].name This key does not belong here.',
        '#0 message.toolCalls[0].function This key is missing.',
      ],
    ],
    ['[DONE]', [hello, closing, '[DONE]'], ['#2 This dialect has no [DONE].']],
    ['no closing frame', [hello], ['The closing frame is missing.']],
  ];

  it.each(rows)('%s', (_name, frames, problems) => {
    expect(problemsOf('cohere-v2', frames)).toEqual(problems);
  });
});

describe('strict reading of generic-choices and legacy', () => {
  const choice = (inside: string) => `{"choices":[{"index":0${inside}}]}`;

  it('wants the index on the closing frame of wrapped choices', () => {
    const hello = choice(`,"message":{"role":"ASSISTANT",${part('Hi')}}`);
    expect(problemsOf('generic-choices', [hello, choice(',"finishReason":"stop"')])).toEqual([]);
    expect(problemsOf('generic-choices', [hello, '{"choices":[{"finishReason":"stop"}]}'])).toEqual(
      ['#1 choices[0].index This key is missing.'],
    );
    expect(problemsOf('generic-choices', [hi, end]).length).toBeGreaterThan(0);
  });

  it('wants a delta in legacy frames', () => {
    const legacy = (inside: string) => `{"chatResponse":{"choices":[{${inside}}]}}`;
    const closing = legacy('"delta":{},"finishReason":"stop"');
    expect(problemsOf('legacy', [legacy('"delta":{"content":"Hi"}'), closing])).toEqual([]);
    expect(problemsOf('legacy', [legacy('"message":{}'), closing])).toEqual([
      '#0 chatResponse.choices[0].message This key does not belong here.',
      '#0 chatResponse.choices[0].delta This key is missing.',
    ]);
  });
});

describe('strict reading of whole answers', () => {
  const answer = (inside: string) =>
    `{"modelId":"m","modelVersion":"1.0.0","chatResponse":{${inside}}}`;
  const generic = answer(
    `"apiFormat":"GENERIC","timeCreated":"2026-09-18T19:46:59.025Z","choices":[{"index":0,"message":{"role":"ASSISTANT",${part('Hi')},"toolCalls":[]},"finishReason":"stop","logprobs":{}}],${counts}`,
  );
  const problems = (dialect: DialectName, body: string) =>
    dialects[dialect]
      .decodeAnswer(body, 'strict')
      .problems.map(({ path, message }) => `${path} ${message}`);

  it('finds nothing wrong with an answer as recorded', () => {
    expect(problems('generic', generic)).toEqual([]);
  });

  it.each([
    ['"modelVersion":"1.0.0",', '', 'modelVersion This key is missing.'],
    [
      '.025Z',
      'Z',
      'chatResponse.timeCreated Expected RFC 3339 with milliseconds, found "2026-09-18T19:46:59Z".',
    ],
    [
      ',"logprobs":{}',
      ',"id":1,"logprobs":{}',
      'chatResponse.choices[0].id This key does not belong here.',
    ],
    ['"index":0,', '', 'chatResponse.choices[0].index This key is missing.'],
    [
      '"toolCalls":[]',
      '"toolCalls":[{"id":null,"type":"FUNCTION","name":"f","arguments":""}]',
      'chatResponse.choices[0].message.toolCalls[0].id Expected an id, found null.',
    ],
  ])('names what departs: %s -> %s', (from, to, problem) => {
    expect(problems('generic', generic.replace(from, to))).toEqual([problem]);
  });

  it('says when a body is no JSON', () => {
    expect(dialects.cohere.decodeAnswer('<html>', 'tolerant')).toEqual({
      turn: { text: '', toolCalls: [], finishReason: null },
      finished: false,
      problems: [{ path: '', message: 'The body is no JSON object.' }],
    });
  });

  it('takes a null finish reason in COHERE answers only', () => {
    const cohere = answer('"apiFormat":"COHERE","text":"Hi","finishReason":null');
    expect(problems('cohere', cohere)).toEqual([]);
    expect(problems('generic', generic.replace('"stop"', 'null'))).toEqual([
      'chatResponse.choices[0].finishReason Expected a finish reason of GENERIC, found null.',
    ]);
  });
});
