import { describe, expect, it } from 'vitest';
import { setting } from '../../../test/support/encoding.js';
import { mixed, reasoned, short, two } from '../../../test/support/turns.js';
import type { Turn } from '../turn.js';
import type { Encoding } from './dialect.js';
import { openaiResponses } from './openai-responses.js';

/** The events of a turn; a Response object is shortened to its status, output and usage. */
function events(name: string, turn: Turn, changes?: Partial<Encoding>): readonly unknown[] {
  const { dialect, encoding } = setting(name, changes);
  return dialect.encode(turn, encoding).map((frame) => {
    if (frame === '[DONE]') return frame;
    const { sequence_number, response, ...event } = JSON.parse(frame);
    if (response === undefined) return event;
    const { status, output, usage, error, incomplete_details } = response;
    const said = { status, output, usage, error, incomplete_details };
    return { ...event, response: said };
  });
}

const at = (type: string, item_id: string, output_index: number, more: object) => ({
  type: `response.${type}`,
  item_id,
  output_index,
  ...more,
});
const added = (output_index: number, item: object) => ({
  type: 'response.output_item.added',
  output_index,
  item,
});
const done = (output_index: number, item: object) => ({
  type: 'response.output_item.done',
  output_index,
  item,
});
const nothing = { usage: null, error: null, incomplete_details: null };
const open = { status: 'in_progress', output: [], ...nothing };
const began = [
  { type: 'response.created', response: open },
  { type: 'response.in_progress', response: open },
];
const completed = (...output: readonly object[]) => ({
  type: 'response.completed',
  response: { ...nothing, status: 'completed', output },
});

const textPart = (text: string) => ({ type: 'output_text', annotations: [], logprobs: [], text });
const message = (id: string, status: string, ...content: readonly object[]) => ({
  id,
  type: 'message',
  role: 'assistant',
  status,
  content,
});
const zero = { content_index: 0 };
const textEvents = (id: string, index: number, ...deltas: readonly string[]) => [
  at('content_part.added', id, index, { ...zero, part: textPart('') }),
  ...deltas.map((delta) => at('output_text.delta', id, index, { ...zero, delta, logprobs: [] })),
  at('output_text.done', id, index, { ...zero, text: deltas.join(''), logprobs: [] }),
  at('content_part.done', id, index, { ...zero, part: textPart(deltas.join('')) }),
];
const said = message('msg_1', 'completed', textPart('THE SUM'));
const shortEvents = [
  added(0, message('msg_1', 'in_progress')),
  ...textEvents('msg_1', 0, 'THE', ' SUM'),
  done(0, said),
];

describe('encode', () => {
  it('writes text as the reference order has it', () => {
    expect(events('responses', short)).toEqual([
      ...began,
      ...shortEvents,
      completed(said),
      '[DONE]',
    ]);
  });

  it('numbers events from 0 and begins each with its type', () => {
    const { dialect, encoding } = setting('responses-without-done');
    const frames = dialect.encode(short, encoding);
    expect(frames.map((frame) => JSON.parse(frame).sequence_number)).toEqual([
      0, 1, 2, 3, 4, 5, 6, 7, 8, 9,
    ]);
    expect(frames[4]).toBe(
      '{"type":"response.output_text.delta","sequence_number":4,"item_id":"msg_1","output_index":0,"content_index":0,"delta":"THE","logprobs":[]}',
    );
    expect(dialect.eventOf?.(frames[4] ?? '')).toBe('response.output_text.delta');
    expect(dialect.eventOf?.('[DONE]')).toBeUndefined();
  });

  it('writes a summary of the reasoning before the message', () => {
    const part = (text: string) => ({ type: 'summary_text', text });
    const first = { summary_index: 0 };
    const item = { id: 'rs_1', type: 'reasoning', summary: [part('A number.')] };
    expect(events('responses', reasoned).slice(2, 10)).toEqual([
      added(0, { id: 'rs_1', type: 'reasoning', summary: [] }),
      at('reasoning_summary_part.added', 'rs_1', 0, { ...first, part: part('') }),
      at('reasoning_summary_text.delta', 'rs_1', 0, { ...first, delta: 'A' }),
      at('reasoning_summary_text.delta', 'rs_1', 0, { ...first, delta: ' number' }),
      at('reasoning_summary_text.delta', 'rs_1', 0, { ...first, delta: '.' }),
      at('reasoning_summary_text.done', 'rs_1', 0, { ...first, text: 'A number.' }),
      at('reasoning_summary_part.done', 'rs_1', 0, { ...first, part: part('A number.') }),
      done(0, item),
    ]);
  });

  it('writes reasoning in the open where the variant says so', () => {
    const part = (text: string) => ({ type: 'reasoning_text', text });
    const turn = { ...reasoned, reasoning: 'Hm' };
    expect(events('responses-reasoning-text', turn).slice(2, 8)).toEqual([
      added(0, { id: 'rs_1', type: 'reasoning', summary: [] }),
      at('content_part.added', 'rs_1', 0, { ...zero, part: part('') }),
      at('reasoning_text.delta', 'rs_1', 0, { ...zero, delta: 'Hm' }),
      at('reasoning_text.done', 'rs_1', 0, { ...zero, text: 'Hm' }),
      at('content_part.done', 'rs_1', 0, { ...zero, part: part('Hm') }),
      done(0, { id: 'rs_1', type: 'reasoning', summary: [], content: [part('Hm')] }),
    ]);
  });

  it('writes parallel calls one after the other', () => {
    const call = (n: number, name: string, status: string, text: string) => ({
      id: `fc_${n}`,
      type: 'function_call',
      status,
      arguments: text,
      call_id: `call_${n}`,
      name,
    });
    const [sqrt, sum] = [
      call(1, 'sqrt', 'completed', '{"a":16}'),
      call(2, 'sum', 'completed', '{"b":2}'),
    ];
    expect(events('responses', two, { split: (text) => [text] })).toEqual([
      ...began,
      added(0, call(1, 'sqrt', 'in_progress', '')),
      at('function_call_arguments.delta', 'fc_1', 0, { delta: '{"a":16}' }),
      at('function_call_arguments.done', 'fc_1', 0, { name: 'sqrt', arguments: '{"a":16}' }),
      done(0, sqrt),
      added(1, call(2, 'sum', 'in_progress', '')),
      at('function_call_arguments.delta', 'fc_2', 1, { delta: '{"b":2}' }),
      at('function_call_arguments.done', 'fc_2', 1, { name: 'sum', arguments: '{"b":2}' }),
      done(1, sum),
      completed(sqrt, sum),
      '[DONE]',
    ]);
  });

  it('writes a refusal as a part of its own', () => {
    const part = (refusal: string) => ({ type: 'refusal', refusal });
    const turn: Turn = { ...short, text: '', refusal: 'No.' };
    expect(events('responses', turn).slice(2, -2)).toEqual([
      added(0, message('msg_1', 'in_progress')),
      at('content_part.added', 'msg_1', 0, { ...zero, part: part('') }),
      at('refusal.delta', 'msg_1', 0, { ...zero, delta: 'No' }),
      at('refusal.delta', 'msg_1', 0, { ...zero, delta: '.' }),
      at('refusal.done', 'msg_1', 0, { ...zero, refusal: 'No.' }),
      at('content_part.done', 'msg_1', 0, { ...zero, part: part('No.') }),
      done(0, message('msg_1', 'completed', part('No.'))),
    ]);
  });

  const steps: readonly (readonly [Turn['builtInCalls'], readonly string[]])[] = [
    [
      [{ type: 'file_search_call', input: 'q' }],
      ['file_search_call.in_progress', 'file_search_call.searching', 'file_search_call.completed'],
    ],
    [
      [{ type: 'web_search_call', input: 'q' }],
      ['web_search_call.in_progress', 'web_search_call.searching', 'web_search_call.completed'],
    ],
    [
      [{ type: 'code_interpreter_call', input: 'x' }],
      [
        'code_interpreter_call.in_progress',
        'code_interpreter_call_code.delta',
        'code_interpreter_call_code.done',
        'code_interpreter_call.interpreting',
        'code_interpreter_call.completed',
      ],
    ],
    [
      [{ type: 'image_generation_call', input: 'x' }],
      [
        'image_generation_call.in_progress',
        'image_generation_call.generating',
        'image_generation_call.partial_image',
        'image_generation_call.completed',
      ],
    ],
    [
      [{ type: 'mcp_list_tools', name: 's' }],
      ['mcp_list_tools.in_progress', 'mcp_list_tools.completed'],
    ],
    [
      [{ type: 'mcp_call', name: 't', input: '{}' }],
      [
        'mcp_call.in_progress',
        'mcp_call_arguments.delta',
        'mcp_call_arguments.done',
        'mcp_call.completed',
      ],
    ],
    [
      [{ type: 'custom_tool_call', name: 't', input: 'x' }],
      ['custom_tool_call_input.delta', 'custom_tool_call_input.done'],
    ],
  ];
  it('lists the tools of an MCP server without an error, as OpenAI does where all went well', () => {
    const listed: Turn = {
      text: '',
      toolCalls: [],
      builtInCalls: [{ type: 'mcp_list_tools', name: 's' }],
      finishReason: 'stop',
    };
    expect(events('responses', listed)).toContainEqual({
      type: 'response.output_item.added',
      output_index: 0,
      item: { id: expect.any(String), type: 'mcp_list_tools', server_label: 's', tools: [] },
    });
  });

  it.each(steps)(
    'writes the events of a built-in tool in their order: %j',
    (builtInCalls, names) => {
      const turn: Turn = {
        text: '',
        toolCalls: [],
        finishReason: 'stop',
        builtInCalls: builtInCalls ?? [],
      };
      const types = events('responses', turn).map((event) => Object(event).type);
      expect(types.slice(3, -3)).toEqual(names.map((name) => `response.${name}`));
    },
  );

  it('cites what a search found', () => {
    const turn: Turn = { ...short, builtInCalls: [{ type: 'web_search_call', input: 'q' }] };
    const annotation = {
      type: 'url_citation',
      start_index: 0,
      end_index: 7,
      title: 'An example',
      url: 'https://example.com/',
    };
    expect(events('responses', turn)).toContainEqual(
      at('output_text.annotation.added', 'msg_2', 1, { ...zero, annotation_index: 0, annotation }),
    );
  });

  it('obfuscates deltas alone, where the variant does', () => {
    const padded = events('responses-obfuscation', short).filter(
      (event) => 'obfuscation' in Object(event),
    );
    expect(padded.map((event) => Object(event).type)).toEqual([
      'response.output_text.delta',
      'response.output_text.delta',
    ]);
  });

  it('says queued first in the background', () => {
    const queued = { ...open, status: 'queued' };
    expect(events('responses', short, { echo: { background: true } }).slice(0, 3)).toEqual([
      { type: 'response.created', response: queued },
      { type: 'response.queued', response: queued },
      { type: 'response.in_progress', response: open },
    ]);
  });

  it.each([
    ['length', 'max_output_tokens'],
    ['content_filter', 'content_filter'],
  ] as const)('ends incomplete for %s', (finishReason, reason) => {
    const item = message('msg_1', 'incomplete', textPart('THE SUM'));
    expect(events('responses', { ...short, finishReason }).slice(-3)).toEqual([
      done(0, item),
      {
        type: 'response.incomplete',
        response: {
          ...nothing,
          status: 'incomplete',
          output: [item],
          incomplete_details: { reason },
        },
      },
      '[DONE]',
    ]);
  });

  it('has no item where the limit came before any text', () => {
    const turn: Turn = { text: '', toolCalls: [], finishReason: 'length' };
    expect(events('responses', turn)).toHaveLength(4);
  });

  it('fails with a Response, a flat error or a nested one', () => {
    const turn: Turn = { ...short, finishReason: 'error' };
    const [code, text] = ['server_error', 'The model failed to answer.'];
    expect(events('responses', turn).at(-2)).toEqual({
      type: 'response.failed',
      response: {
        ...nothing,
        status: 'failed',
        output: [said],
        error: { code, message: text },
      },
    });
    expect(events('responses-flat-error', turn).at(-2)).toEqual({
      type: 'error',
      code,
      message: text,
      param: null,
    });
    expect(events('responses-nested-error', turn).at(-2)).toEqual({
      type: 'error',
      error: { type: code, code, message: text, param: null },
    });
  });

  it('refuses a stream for a turn that was cancelled', () => {
    const { dialect, encoding } = setting('responses');
    const turn: Turn = { ...short, finishReason: 'cancelled' };
    expect(() => dialect.encode(turn, encoding)).toThrow('no event for a turn that was cancelled');
    expect(JSON.parse(dialect.encodeAnswer(turn, encoding)).status).toBe('cancelled');
  });
});

describe('encodeAnswer', () => {
  it('writes a Response with all its members', () => {
    const { dialect, encoding } = setting('responses');
    expect(JSON.parse(dialect.encodeAnswer(mixed, encoding))).toEqual({
      id: 'the-id',
      object: 'response',
      created_at: 1_795_248_000,
      status: 'completed',
      completed_at: 1_795_248_000,
      error: null,
      incomplete_details: null,
      model: 'the.model',
      output: [message('msg_1', 'completed', textPart('Go 🧪 שלום'))],
      background: false,
      frequency_penalty: 0,
      instructions: null,
      max_output_tokens: null,
      max_tool_calls: null,
      metadata: {},
      parallel_tool_calls: true,
      presence_penalty: 0,
      previous_response_id: null,
      prompt_cache_key: null,
      reasoning: { effort: null, summary: null },
      safety_identifier: null,
      service_tier: 'default',
      store: true,
      temperature: 1,
      text: { format: { type: 'text' }, verbosity: 'medium' },
      tool_choice: 'auto',
      tools: [],
      top_logprobs: 0,
      top_p: 1,
      truncation: 'disabled',
      usage: {
        input_tokens: 43,
        input_tokens_details: { cached_tokens: 0 },
        output_tokens: 33,
        output_tokens_details: { reasoning_tokens: 0 },
        total_tokens: 76,
      },
    });
  });

  it('repeats what the request said, and takes ids from its caller', () => {
    const echo = {
      input: 'not repeated',
      id: 'not taken',
      store: false,
      temperature: null,
      conversation: { id: 'conv_1' },
      tools: [{ type: 'web_search' }],
    };
    const nextId = (prefix: string) => `${prefix}_own`;
    const { dialect, encoding } = setting('responses', { echo, nextId });
    const answer = JSON.parse(dialect.encodeAnswer(short, encoding));
    expect(answer).toMatchObject({
      id: 'the-id',
      store: false,
      temperature: 1,
      conversation: { id: 'conv_1' },
      tools: [{ type: 'web_search' }],
      output: [{ id: 'msg_own' }],
    });
    expect(answer).not.toHaveProperty('input');
  });
});

describe('decode, strictly', () => {
  const frames = (): string[] => {
    const { dialect, encoding } = setting('responses');
    return [
      ...dialect.encode(
        { ...short, toolCalls: two.toolCalls, finishReason: 'tool_calls' },
        encoding,
      ),
    ];
  };
  const problems = (given: readonly string[]) =>
    openaiResponses
      .decode(given, 'strict')
      .problems.map(({ path, message: why }) => `${path}: ${why}`);
  /** Changes one frame's event. */
  const changed = (index: number, change: (event: Record<string, unknown>) => void) =>
    frames().map((frame, n) => {
      if (n !== index) return frame;
      const event = JSON.parse(frame);
      change(event);
      return JSON.stringify(event);
    });
  /** Leaves frames out, the numbers made right. */
  const without = (...indices: readonly number[]) =>
    frames()
      .filter((_, n) => !indices.includes(n))
      .map((frame, n) =>
        frame === '[DONE]' ? frame : JSON.stringify({ ...JSON.parse(frame), sequence_number: n }),
      );

  it('finds nothing in the reference order', () => {
    expect(problems(frames())).toEqual([]);
    expect(problems(frames().slice(0, -1))).toEqual([]);
  });

  it.each<readonly [string, () => readonly string[], string]>([
    [
      'a wrong number',
      () => changed(4, (event) => Object.assign(event, { sequence_number: 9 })),
      'sequence_number: Expected 4, found 9.',
    ],
    [
      'a missing delta',
      () => changed(4, (event) => delete event.delta),
      'delta: This member is missing.',
    ],
    [
      'missing logprobs',
      () => changed(4, (event) => delete event.logprobs),
      'logprobs: This member is missing.',
    ],
    [
      'a delta that the end does not know',
      () => changed(4, (event) => Object.assign(event, { delta: 'A' })),
      'text: The text differs from the deltas before it.',
    ],
    [
      'another item',
      () => changed(4, (event) => Object.assign(event, { item_id: 'msg_9' })),
      'item_id: Expected "msg_1".',
    ],
    [
      'another place',
      () => changed(4, (event) => Object.assign(event, { output_index: 3 })),
      'output_index: Expected 0.',
    ],
    [
      'an unknown event',
      () => changed(4, (event) => Object.assign(event, { type: 'response.mood' })),
      'type: There is no event "response.mood".',
    ],
    [
      'no response.created',
      () => without(0),
      'type: The first event, and it alone, is response.created.',
    ],
    [
      'no response.in_progress',
      () => without(1),
      'type: response.in_progress comes before the first item.',
    ],
    ['no announcement of the item', () => without(2), 'item_id: No item is open.'],
    ['no announcement of the part', () => without(3), 'content_index: No part is open.'],
    ['no end of the text', () => without(6), ': The text of the part is not done.'],
    ['no end of the part', () => without(7), ': A part of the item is not done.'],
    ['no end of the item', () => without(8), ': The item msg_1 is not done yet.'],
    [
      'no end of the stream',
      () => frames().slice(0, -2),
      ': The event that ends the stream is missing.',
    ],
    [
      '[DONE] alone at the end',
      () => frames().filter((frame) => !frame.includes('response.completed')),
      ': [DONE] comes before the event that ends the stream.',
    ],
    ['a frame after [DONE]', () => [...frames(), '[DONE]'], ': A frame follows [DONE].'],
    [
      'an output unlike the items',
      () =>
        changed(frames().length - 2, (event) =>
          Object.assign(Object(event.response), { output: [] }),
        ),
      'response.output: It differs from the items that were done.',
    ],
    [
      'a status unlike the event',
      () =>
        changed(frames().length - 2, (event) =>
          Object.assign(Object(event.response), { status: 'failed' }),
        ),
      'response.status: Expected "completed", found "failed".',
    ],
    [
      'another id',
      () => changed(1, (event) => Object.assign(Object(event.response), { id: 'other' })),
      'response.id: Expected the-id, as before.',
    ],
    [
      'a Response without a member',
      () => changed(1, (event) => delete Object(event.response).truncation),
      'response.truncation: This member is missing.',
    ],
    [
      'a call without its name',
      () => changed(9, (event) => delete Object(event.item).name),
      'item.name: This member is missing.',
    ],
  ])('finds %s', (_, given, problem) => {
    expect(problems(given())).toContain(problem);
  });

  it('finds events of a tool that are missing or out of turn', () => {
    const { dialect, encoding } = setting('responses', { split: (text) => [text] });
    const code: Turn = {
      text: '',
      toolCalls: [],
      finishReason: 'stop',
      builtInCalls: [{ type: 'code_interpreter_call', input: '1' }],
    };
    const given = dialect.encode(code, encoding);
    // 3 in_progress, 4 code.delta, 5 code.done, 6 interpreting, 7 completed.
    const ordered = (...indices: readonly number[]) =>
      indices.map((index, n) => {
        const frame = given[index] ?? '';
        return JSON.stringify({ ...JSON.parse(frame), sequence_number: n });
      });
    expect(problems(ordered(0, 1, 2, 3, 4, 5, 6, 7, 8, 9))).toEqual([]);
    expect(problems(ordered(0, 1, 2, 3, 4, 5, 7, 8, 9))).toEqual([
      ': The event response.code_interpreter_call.interpreting is missing.',
    ]);
    expect(problems(ordered(0, 1, 2, 4, 3, 5, 6, 7, 8, 9))).toEqual([
      'type: The event comes too late.',
    ]);
    expect(problems(ordered(0, 1, 2, 3, 4, 5, 6, 7, 7, 8, 9))).toEqual([
      'type: The event comes too late.',
    ]);
  });

  it('takes an error, then a failed Response, then [DONE]', () => {
    const { dialect, encoding } = setting('responses');
    const failed = dialect.encode({ ...short, finishReason: 'error' }, encoding);
    const number = failed.length - 2;
    const error = {
      type: 'error',
      sequence_number: number,
      code: null,
      message: 'No.',
      param: null,
    };
    const last = { ...JSON.parse(failed[number] ?? ''), sequence_number: number + 1 };
    const given = [
      ...failed.slice(0, number),
      JSON.stringify(error),
      JSON.stringify(last),
      '[DONE]',
    ];
    expect(problems(given)).toEqual([]);
  });
});

describe('decode, tolerantly', () => {
  const read = (...given: readonly object[]) =>
    openaiResponses.decode(
      given.map((event) => JSON.stringify(event)),
      'tolerant',
    );

  it('takes deltas that nothing announced', () => {
    const delta = { type: 'response.output_text.delta', output_index: 0, delta: 'Hi' };
    expect(read(delta, delta)).toEqual({
      turn: { text: 'HiHi', toolCalls: [], finishReason: null },
      finished: false,
      problems: [],
    });
  });

  it('takes from the last Response what no delta said', () => {
    const content = [{ type: 'output_text', text: 'Hi there' }];
    const response = { status: 'completed', output: [{ type: 'message', content }] };
    expect(
      read(
        { type: 'response.output_text.delta', output_index: 0, delta: 'Hi' },
        { type: 'response.completed', response },
      ).turn,
    ).toEqual({ text: 'Hi there', toolCalls: [], finishReason: 'stop' });
  });

  it('puts a call together from its announcement and its deltas, when the stream is cut', () => {
    const item = { id: 'fc_1', type: 'function_call', call_id: 'call_1', name: 'f', arguments: '' };
    const delta = {
      type: 'response.function_call_arguments.delta',
      output_index: 1,
      item_id: 'fc_1',
    };
    expect(
      read(
        { type: 'response.output_item.added', output_index: 1, item },
        { ...delta, delta: '{"a":' },
        { ...delta, delta: '1' },
      ).turn.toolCalls,
    ).toEqual([{ id: 'call_1', name: 'f', arguments: '{"a":1' }]);
  });

  it.each([
    [
      { type: 'error', code: 'E', message: 'No.', param: null },
      { code: 'E', message: 'No.' },
    ],
    [{ type: 'error', error: { code: null, message: 'No.' } }, { message: 'No.' }],
    [
      {
        type: 'response.failed',
        response: { status: 'failed', error: { code: 'E', message: 'No.' } },
      },
      { code: 'E', message: 'No.' },
    ],
  ])('reads an error: %j', (event, error) => {
    expect(read(event)).toEqual({
      turn: { text: '', toolCalls: [], finishReason: 'error' },
      error,
      finished: true,
      problems: [],
    });
  });

  it('notes a frame that is no JSON', () => {
    expect(openaiResponses.decode(['nonsense', '[DONE]'], 'tolerant')).toMatchObject({
      finished: true,
      problems: [{ frame: 0, message: 'The frame is no JSON object.' }],
    });
  });
});

describe('decodeAnswer', () => {
  it.each([
    [
      '{ "code": "404", "message": "Entity not found" }',
      { code: '404', message: 'Entity not found' },
    ],
    ['{"error":{"message":"No.","code":"x"}}', { code: 'x', message: 'No.' }],
    ['{"code":"invalid-argument","error":"No."}', { code: 'invalid-argument', message: 'No.' }],
  ])('reads the error %s', (body, error) => {
    expect(openaiResponses.decodeAnswer(body, 'tolerant')).toEqual({
      turn: { text: '', toolCalls: [], finishReason: 'error' },
      error,
      finished: false,
      problems: [],
    });
  });

  it('says what a Response lacks', () => {
    const body = '{"object":"response","status":"done","output":[{"type":"message","id":"msg_1"}]}';
    const { problems } = openaiResponses.decodeAnswer(body, 'strict');
    expect(problems).toContainEqual({ path: 'id', message: 'This member is missing.' });
    expect(problems).toContainEqual({ path: 'status', message: 'There is no such status.' });
    expect(problems).toContainEqual({ path: 'output[0].role', message: 'This member is missing.' });
  });

  it('never throws', () => {
    expect(openaiResponses.decodeAnswer('[]', 'strict').problems).toEqual([
      { path: '', message: 'The body is no JSON object.' },
    ]);
  });
});
