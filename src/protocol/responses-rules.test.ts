import { describe, expect, it } from 'vitest';
import { readResponses } from './requests/openai-responses.js';
import { responsesRefusalOf, responsesRules } from './responses-rules.js';

const grok = 'xai.grok-4.3';
const gemini = 'google.gemini-2.5-flash';
const multiAgent = 'xai.grok-4.20-multi-agent-0309';
const system = { type: 'message', role: 'system', content: 'Be short.' };
const user = { type: 'message', role: 'user', content: [{ type: 'input_text', text: 'Hi' }] };
const call = { type: 'function_call', call_id: 'call_1', name: 'f', arguments: '{}' };
const output = { type: 'function_call_output', call_id: 'call_1', output: '1' };
const tool = { type: 'function', name: 'f', parameters: {} };

function refused(body: Readonly<Record<string, unknown>>, base?: '/v1' | '/openai/v1') {
  const asked = { model: grok, input: 'Hi', ...body };
  return responsesRefusalOf(readResponses(asked), asked, base);
}

describe('a request that the service refuses', () => {
  it.each<readonly [string, object, object]>([
    ['user', { user: 'u' }, { status: 400, message: "Field 'user' is not supported" }],
    [
      'a system item for Gemini',
      { model: gemini, input: [user, system] },
      {
        status: 400,
        message: 'Unable to submit request because Content with system role is not supported.',
      },
    ],
    [
      'an id on a replayed call for Gemini, streamed',
      { model: gemini, stream: true, input: [user, { ...call, id: 'fc_1' }, output] },
      {
        status: 400,
        message: 'Invalid JSON data: data did not match any variant of untagged enum ResponseInput',
      },
    ],
    [
      'a result without its call',
      { input: [user, output] },
      {
        status: 400,
        style: 'upstream-unwrapped',
        message: 'No tool call found for function call output with call_id call_1.',
        param: 'input',
      },
    ],
    [
      'an approval without a message',
      { input: [{ type: 'mcp_approval_response', approval_request_id: 'a', approve: true }] },
      {
        status: 400,
        style: 'upstream-unwrapped',
        message: 'Input items must contain at least one message',
      },
    ],
    [
      'a client tool for a multi-agent model',
      { model: multiAgent, tools: [tool] },
      {
        status: 400,
        style: 'upstream-bare-string',
        message: 'Client-side tools for multi-agent models require beta access',
      },
    ],
    [
      'a web search with Gemini',
      { model: gemini, tools: [{ type: 'web_search' }] },
      {
        status: 400,
        message: 'Tool(s) [web_search] are only supported for OpenAI provider models',
      },
    ],
    [
      'a filter of type in, inside another',
      {
        tools: [
          {
            type: 'file_search',
            filters: { type: 'and', filters: [{ type: 'eq' }, { type: 'in' }] },
          },
        ],
      },
      {
        status: 400,
        style: 'upstream-unwrapped',
        message: 'Status Code from provider: 422, Provider response: {"detail":[]}',
        code: 'invalid_value',
      },
    ],
    [
      'no input at all',
      { input: null },
      {
        status: 400,
        style: 'upstream-unwrapped',
        message: "Invalid 'input': expected a valid Responses API input payload.",
        code: 'invalid_value',
      },
    ],
  ])('%s', (_, body, error) => {
    expect(refused({ ...body })).toEqual(error);
  });

  it('an image for gpt-oss', () => {
    const content = [{ type: 'input_image', image_url: 'https://example.com/a.png' }];
    const input = [{ ...user, content }];
    expect(refused({ model: 'openai.gpt-oss-120b', input })?.status).toBe(400);
    expect(refused({ model: 'openai.gpt-5.4', input })).toBeUndefined();
  });

  it.each<readonly [string, object, object]>([
    [
      'messages in place of input',
      { input: undefined, messages: [] },
      {
        status: 422,
        style: 'plain-text',
        message: "Failed to deserialize the JSON body into the target type: missing field 'input'",
      },
    ],
    [
      'max_tokens',
      { max_tokens: 5 },
      {
        status: 400,
        message: "'max_tokens' is not supported on /v1/responses — use 'max_output_tokens'",
      },
    ],
    [
      'items of chat completions',
      { input: [{ role: 'user', content: 'Hi' }] },
      {
        status: 422,
        style: 'plain-text',
        message:
          'Failed to deserialize the JSON body into the target type: data did not match any variant of untagged enum ModelInput',
      },
    ],
  ])('at /v1, for a multi-agent model: %s', (_, body, error) => {
    expect(refused({ model: multiAgent, ...body }, '/v1')).toEqual(error);
  });
});

describe('a request that the service answers', () => {
  it.each<readonly [string, object]>([
    ['unknown members', { max_tokens: 5, frobnicate: true }],
    ['items without a type', { input: [{ role: 'user', content: 'Hi' }] }],
    ['a system item for Grok', { input: [system, user] }],
    [
      'an id on a replayed call for Grok, streamed',
      { stream: true, input: [{ ...call, id: 'fc_1' }, output] },
    ],
    [
      'the same for Gemini, whole',
      { model: gemini, input: [user, { ...call, id: 'fc_1' }, output] },
    ],
    ['no id for Gemini, streamed', { model: gemini, stream: true, input: [user, call, output] }],
    [
      'a result of a call in an earlier response',
      { input: [output], previous_response_id: 'resp_1' },
    ],
    ['a result of a call in a conversation', { input: [output], conversation: { id: 'conv_1' } }],
    ['no input after an earlier response', { input: undefined, previous_response_id: 'resp_1' }],
    [
      'a result whose call is referred to',
      { input: [user, { type: 'item_reference', id: 'fc_1' }, output] },
    ],
    ['a web search with Grok', { tools: [{ type: 'web_search' }] }],
    [
      'the tools of the service for a multi-agent model',
      { model: multiAgent, tools: [{ type: 'web_search' }] },
    ],
  ])('has %s', (_, body) => {
    expect(refused({ ...body })).toBeUndefined();
  });

  it('is not at /v1, where only multi-agent models are strict', () => {
    expect(refused({ max_tokens: 5 }, '/v1')).toBeUndefined();
    expect(refused({ model: multiAgent, max_tokens: 5 }, '/openai/v1')).toBeUndefined();
  });
});

it('has rules with ids of their own and a source', () => {
  expect(new Set(responsesRules.map(({ id }) => id)).size).toBe(responsesRules.length);
  for (const { source } of responsesRules) expect(source).not.toBe('');
});
