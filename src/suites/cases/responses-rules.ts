/** What the service refuses of a Responses request itself, and what it lets pass. */
import type { Case } from '../case.js';
import { build, models, probeResponses, type Row, say, usual } from './responses-calls.js';

const user = { type: 'message', role: 'user', content: [{ type: 'input_text', text: 'Hello' }] };
const call = { type: 'function_call', call_id: 'call_1', name: 'get_tide', arguments: '{}' };
const result = { type: 'function_call_output', call_id: 'call_1', output: 'at noon' };
const named = { ...call, id: `fc_${'1'.repeat(32)}` };
const tools = [{ name: 'get_tide', description: 'Tells.', parameters: { type: 'object' } }];
const otherTool = {
  name: 'find_mooring',
  description: 'Finds a mooring.',
  parameters: { type: 'object', properties: { kind: { type: 'string', enum: ['buoy', 'quay'] } } },
};
const invalid = "Invalid 'input': expected a valid Responses API input payload.";
const answer = (status: number, body: unknown = {}) =>
  [{ check: 'answers-say', expect: [{ status, body }] }] as const;
const refused = (message: string) =>
  [
    { check: 'error-status-is-reported', expect: 400 },
    { check: 'error-message-is-reported', expect: message },
  ] as const;
const accepted = ['no-error', 'request-is-accepted'] as const;
const input = (items: readonly object[], model: string, stream = false) =>
  say('', undefined, { model, stream, extra: { input: items } });
const nested = `${'{"a":'.repeat(5000)}1${'}'.repeat(5000)}`;

/** A refusal that one party saw. */
const seen = (
  name: string,
  title: string,
  because: string,
  when: Row['when'],
  then: Row['then'],
  caughtBy: Row['caughtBy'],
): Row => ({
  id: `responses/rule/${name}`,
  title,
  because: [because],
  level: 'should',
  when,
  then,
  caughtBy,
});

/** A body that no client sends; the status alone is expected. */
const hostile = (
  name: string,
  title: string,
  body: string | object,
  caughtBy: Row['caughtBy'],
): Row => ({
  ...seen(
    `hostile/${name}`,
    title,
    'responses/request/hostile',
    probeResponses(body),
    answer(400),
    caughtBy,
  ),
  auths: ['api_key'],
});

const atRoot = (body: object) =>
  probeResponses({ model: models.agents, ...body }, usual, '/v1/responses');

const rows: readonly Row[] = [
  seen(
    'user',
    'user is refused.',
    'responses/refused/user',
    say('Hello', undefined, { extra: { user: 'me' } }),
    refused("Field 'user' is not supported"),
    ['reports-no-message', 'reports-no-status', 'responses-forgets-its-rules', 'swallows-errors'],
  ),
  seen(
    'input-of-another-form',
    'An input that is neither a text nor a list is refused.',
    'responses/refused/input',
    say('', undefined, { extra: { input: 5 } }),
    [...refused(invalid), { check: 'error-code-is-reported', expect: 'invalid_value' }],
    [
      'reports-no-code',
      'reports-no-message',
      'reports-no-status',
      'responses-forgets-its-rules',
      'swallows-errors',
    ],
  ),
  {
    ...seen(
      'messages-for-input',
      'messages is no input.',
      'responses/refused/input',
      probeResponses({ model: models.gpt, messages: [{ role: 'user', content: 'Hello' }] }),
      answer(400, { error: { message: invalid, type: 'invalid_request_error' } }),
      ['responses-forgets-its-rules'],
    ),
    auths: ['api_key'],
  },
  seen(
    'client-tools-of-agents',
    "Tools of the client are refused by Grok's multi-agent models.",
    'responses/refused/client-tools-of-agents',
    say('Hello', undefined, { model: models.agents, tools }),
    [
      {
        check: 'answers-say',
        expect: [
          {
            status: 400,
            body: {
              code: 'invalid-argument',
              error: 'Client-side tools for multi-agent models require beta access',
            },
          },
        ],
      },
      {
        check: 'error-message-is-reported',
        expect: 'Client-side tools for multi-agent models require beta access',
      },
    ],
    [
      'drops-tools',
      'error-body-openai-style',
      'error-code-as-number',
      'reports-no-message',
      'responses-forgets-its-rules',
      'retries-client-errors',
      'swallows-errors',
    ],
  ),
  {
    ...seen(
      'agents-max-tokens',
      'At the root, max_tokens is refused with the name of what stands for it.',
      'responses/refused/agents-at-the-root',
      atRoot({ input: [user], max_tokens: 9 }),
      answer(400, {
        message: "'max_tokens' is not supported on /v1/responses — use 'max_output_tokens'",
      }),
      ['error-body-openai-style', 'responses-forgets-its-rules'],
    ),
    auths: ['api_key'],
  },
  {
    ...seen(
      'agents-messages',
      'At the root, messages in place of input cannot be deserialized.',
      'responses/refused/agents-at-the-root',
      atRoot({ messages: [{ role: 'user', content: 'Hello' }] }),
      answer(422, '~Failed to deserialize the JSON body into the target type'),
      ['responses-forgets-its-rules'],
    ),
    auths: ['api_key'],
  },
  {
    ...seen(
      'agents-chat-items',
      'At the root, items without a type cannot be deserialized.',
      'responses/refused/agents-at-the-root',
      atRoot({ input: [{ role: 'user', content: 'Hello' }] }),
      answer(422, '~ModelInput'),
      ['responses-forgets-its-rules'],
    ),
    auths: ['api_key'],
  },
  {
    ...seen(
      'agents-answer',
      'At the root, typed items are answered, without a project.',
      'responses/answer/multi-agent',
      probeResponses({ model: models.agents, input: [user] }, usual.slice(0, 1), '/v1/responses'),
      answer(200, { output: [{ type: 'message', content: [{ type: 'output_text', text: '*' }] }] }),
      ['responses-wants-the-older-compartment-header'],
    ),
    auths: ['api_key'],
  },
  seen(
    'gemini-call-id-streamed',
    'Gemini refuses a replayed call with an id where a stream is asked for.',
    'responses/refused/gemini-call-id',
    input([user, named, result], models.gemini, true),
    refused('did not match any variant of untagged enum ResponseInput'),
    ['reports-no-message', 'reports-no-status', 'responses-forgets-its-rules', 'swallows-errors'],
  ),
  seen(
    'gemini-call-id-whole',
    'Gemini takes a replayed call with an id where no stream is asked for.',
    'responses/refused/gemini-call-id',
    input([user, named, result], models.gemini),
    accepted,
    ['responses-refuses-every-id-of-gemini', 'responses-refuses-replayed-calls'],
  ),
  seen(
    'gemini-call-without-id',
    'Gemini takes a replayed call without an id in a stream.',
    'responses/refused/gemini-call-id',
    input([user, call, result], models.gemini, true),
    accepted,
    ['responses-refuses-replayed-calls'],
  ),
  seen(
    'grok-call-id-streamed',
    'Grok takes a replayed call with an id in a stream.',
    'responses/refused/gemini-call-id',
    input([user, named, result], models.grok, true),
    accepted,
    ['responses-refuses-replayed-calls'],
  ),
  seen(
    'gemini-replay-of-a-client',
    'A client that plays a call back to Gemini in a stream leaves its id out.',
    'responses/refused/gemini-call-id',
    say('', undefined, {
      model: models.gemini,
      stream: true,
      messages: [
        { role: 'user', text: 'When is high water?' },
        {
          role: 'assistant',
          text: '',
          toolCalls: [{ id: 'call_1', name: 'get_tide', arguments: '{}' }],
        },
        { role: 'tool', text: 'at noon', toolCallId: 'call_1' },
      ],
      tools,
    }),
    accepted,
    ['responses-refuses-replayed-calls'],
  ),
  seen(
    'gemini-system-item',
    'Gemini refuses an item with the role system.',
    'responses/refused/gemini-system-item',
    input([{ ...user, role: 'system' }, user], models.gemini),
    refused('Content with system role is not supported'),
    ['reports-no-message', 'reports-no-status', 'responses-forgets-its-rules', 'swallows-errors'],
  ),
  seen(
    'gemini-system-message',
    'A client says a system message to Gemini as instructions.',
    'responses/refused/gemini-system-item',
    say('', undefined, {
      model: models.gemini,
      messages: [
        { role: 'system', text: 'Be brief.' },
        { role: 'user', text: 'Hello' },
      ],
    }),
    [...accepted, { check: 'requests-say', expect: [{ body: { instructions: 'Be brief.' } }] }],
    ['drops-system-messages', 'merges-history', 'responses-refuses-instructions'],
  ),
  seen(
    'output-without-call',
    'The result of a call that nobody made is refused.',
    'responses/refused/output-without-call',
    input([user, result], models.gpt),
    [{ check: 'error-status-is-reported', expect: 400 }],
    ['reports-no-status', 'responses-forgets-its-rules', 'swallows-errors'],
  ),
  seen(
    'approval-alone',
    'An approval alone is refused.',
    'responses/refused/approval-alone',
    input(
      [{ type: 'mcp_approval_response', approval_request_id: 'mcpr_1', approve: true }],
      models.gpt,
    ),
    [
      {
        check: 'error-message-is-reported',
        expect: 'Input items must contain at least one message',
      },
    ],
    ['reports-no-message', 'responses-forgets-its-rules', 'swallows-errors'],
  ),
  seen(
    'image',
    'gpt-oss refuses images.',
    'responses/refused/image',
    input(
      [{ ...user, content: [{ type: 'input_image', image_url: 'data:image/png;base64,AA==' }] }],
      models.gptOss,
    ),
    [{ check: 'error-status-is-reported', expect: 400 }],
    ['reports-no-status', 'responses-forgets-its-rules', 'swallows-errors'],
  ),
  seen(
    'web-search',
    'Gemini does not search the web here.',
    'responses/refused/web-search',
    say('Hello', undefined, { model: models.gemini, extra: { tools: [{ type: 'web_search' }] } }),
    refused('Tool(s) [web_search] are only supported for OpenAI provider models'),
    ['reports-no-message', 'reports-no-status', 'responses-forgets-its-rules', 'swallows-errors'],
  ),
  seen(
    'filter-in',
    'A file search with a filter of type in is refused by what stands behind.',
    'responses/vector-stores/filter-in',
    say('Hello', undefined, {
      extra: {
        tools: [
          {
            type: 'file_search',
            vector_store_ids: ['vs_1'],
            filters: { type: 'in', key: 'year', value: [2025, 2026] },
          },
        ],
      },
    }),
    refused('Status Code from provider: 422, Provider response:'),
    ['reports-no-message', 'reports-no-status', 'responses-forgets-its-rules', 'swallows-errors'],
  ),
  seen(
    'unknown-fields',
    'Fields that nobody knows are ignored.',
    'responses/request/unknown-fields',
    say('Hello', undefined, { extra: { made_up: { deep: [1] } } }),
    accepted,
    ['responses-refuses-unknown-fields'],
  ),
  hostile('not-json', 'A body that is no JSON is refused.', '{"model": "openai.gpt-5.4", ', [
    'responses-answers-broken-bodies',
  ]),
  hostile('array', 'A body that is a list is refused.', '[]', ['responses-answers-broken-bodies']),
  hostile('empty', 'An empty object is refused.', '{}', ['responses-forgets-its-rules']),
  hostile('model-as-number', 'A model that is a number is refused.', { model: 5, input: 'x' }, [
    'responses-forgets-its-rules',
  ]),
  hostile('deep-nesting', 'A body that is nested without end is refused.', nested, [
    'responses-forgets-its-rules',
  ]),
  hostile(
    'lone-surrogate',
    'Half a character is refused.',
    '{"model":"openai.gpt-5.4","input":"\\ud83d"}',
    ['responses-forgets-its-rules'],
  ),
  {
    id: 'responses/request/carries',
    title: 'What a caller says arrives, in the words of Responses.',
    because: ['responses/request/carries'],
    when: say(
      '',
      { store: false },
      {
        messages: [
          { role: 'system', text: 'Be brief.' },
          { role: 'user', text: 'When?' },
          { role: 'assistant', text: 'Soon.' },
          { role: 'user', text: 'When exactly?' },
        ],
        tools: [...tools, otherTool],
        options: {
          maxTokens: 64,
          temperature: 0.5,
          topP: 0.9,
          toolChoice: { name: 'get_tide' },
          parallelToolCalls: false,
          reasoningEffort: 'low',
          responseFormat: { name: 'tide', schema: { type: 'object' } },
        },
        model: models.grok,
      },
    ),
    then: [
      {
        check: 'requests-say',
        expect: [
          {
            method: 'POST',
            target: '/openai/v1/responses',
            headers: {
              'content-type': 'application/json',
              'opc-compartment-id': '~ocid1.',
              'openai-project': '~ocid1.generativeaiproject.',
            },
            body: {
              model: 'xai.grok-4.3',
              input: [
                { type: 'message', role: 'system' },
                { role: 'user', content: [{ type: 'input_text', text: 'When?' }] },
                { role: 'assistant', content: [{ type: 'output_text', text: 'Soon.' }] },
                { role: 'user', content: [{ type: 'input_text', text: 'When exactly?' }] },
              ],
              tools: [
                { type: 'function', name: 'get_tide', parameters: { type: 'object' } },
                { type: 'function', name: 'find_mooring', parameters: otherTool.parameters },
              ],
              tool_choice: { type: 'function', name: 'get_tide' },
              max_output_tokens: 64,
              temperature: 0.5,
              top_p: 0.9,
              parallel_tool_calls: false,
              reasoning: { effort: 'low' },
              text: { format: { type: 'json_schema', name: 'tide', schema: { type: 'object' } } },
              store: false,
            },
          },
        ],
      },
    ],
    caughtBy: [
      'drops-later-tools',
      'drops-settings',
      'drops-system-messages',
      'drops-tools',
      'forgets-the-words-of-a-parameter',
      'merges-history',
    ],
  },
  {
    id: 'responses/request/settings-of-zero',
    title: 'A setting that is 0 is sent, too.',
    because: ['responses/request/carries', 'request/settings-of-zero'],
    when: say('When?', undefined, {
      options: { temperature: 0, topP: 0 },
      model: models.grok,
    }),
    then: [{ check: 'requests-say', expect: [{ body: { temperature: 0, top_p: 0 } }] }],
    caughtBy: ['drops-settings', 'drops-zeros'],
  },
];

export const responsesRules: readonly Case[] = rows.map(build);
