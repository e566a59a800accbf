/** An agent with tools from its question to its answer, offline: no script says what the model answers. */
import common from 'oci-common';
import inference from 'oci-generativeaiinference';
import type OpenAI from 'openai';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startMock } from '../../src/mock/mock.js';
import type { Mock } from '../../src/mock/options.js';
import { isObject, objectOf, objectsOf, textOf } from '../../src/protocol/json.js';
import { type PersonaName, personaNames } from '../../src/protocol/switches.js';
import { keyed } from './openai-client.js';

let mock: Mock;
beforeAll(async () => {
  mock = await startMock();
});
afterAll(() => mock.close());

const question = 'What are the weather and the tide in Cork?';
const parameters = {
  type: 'object',
  properties: { city: { type: 'string' } },
  required: ['city'],
} as const;
const tools = [
  { name: 'get_weather', description: 'The weather in a city', parameters },
  { name: 'get_tide', description: 'The tide in a city', parameters },
] as const;

/** The tools as the agent runs them. */
function run(name: string, args: unknown): string {
  expect(args).toEqual({ city: 'Cork' });
  return name === 'get_weather' ? '{"sky":"clear"}' : 'high at noon';
}

const answer = /get_weather says sky: clear\. get_tide says high at noon\./;

/** Rounds after which an agent gives up. */
const rounds = 6;

type Asked = OpenAI.Chat.ChatCompletionMessageParam;

async function completions(model: string, stream: boolean): Promise<string> {
  const client = keyed(mock.tenancy.access);
  const messages: Asked[] = [{ role: 'user', content: question }];
  for (let round = 0; round < rounds; round += 1) {
    const body = {
      model,
      messages,
      tools: tools.map((tool) => ({ type: 'function' as const, function: tool })),
    };
    const completion: OpenAI.Chat.ChatCompletion = stream
      ? await client.chat.completions.stream(body).finalChatCompletion()
      : await client.chat.completions.create(body);
    const [choice] = completion.choices;
    const message = choice?.message;
    if (!message?.tool_calls?.length) return message?.content ?? '';
    const toolCalls = message.tool_calls.filter((call) => call.type === 'function');
    messages.push({ role: 'assistant', content: message.content, tool_calls: toolCalls });
    for (const call of toolCalls) {
      const { name, arguments: args } = call.function;
      messages.push({ role: 'tool', tool_call_id: call.id, content: run(name, JSON.parse(args)) });
    }
  }
  throw new Error('The agent came to no answer.');
}

async function responses(model: string): Promise<string> {
  const client = keyed(mock.tenancy.access);
  let input: OpenAI.Responses.ResponseInput = [
    { type: 'message', role: 'user', content: question },
  ];
  let previous: string | undefined;
  for (let round = 0; round < rounds; round += 1) {
    const response = await client.responses.create({
      model,
      input,
      tools: tools.map((tool) => ({ type: 'function', strict: false, ...tool })),
      ...(previous === undefined ? {} : { previous_response_id: previous }),
    });
    const calls = response.output.filter((item) => item.type === 'function_call');
    if (calls.length === 0) return response.output_text;
    previous = response.id;
    input = calls.map((call) => ({
      type: 'function_call_output',
      call_id: call.call_id,
      output: run(call.name, JSON.parse(call.arguments)),
    }));
  }
  throw new Error('The agent came to no answer.');
}

/** Asks by Oracle's SDK; the `chatResponse`. */
async function native(model: string, chatRequest: inference.models.BaseChatRequest) {
  const { configFile, profile, endpoint, compartmentId } = mock.tenancy.access;
  const client = new inference.GenerativeAiInferenceClient(
    {
      authenticationDetailsProvider: new common.ConfigFileAuthenticationDetailsProvider(
        configFile,
        profile,
      ),
    },
    { retryConfiguration: common.NoRetryConfigurationDetails },
  );
  client.endpoint = endpoint;
  const servingMode: inference.models.OnDemandServingMode = {
    servingType: 'ON_DEMAND',
    modelId: model,
  };
  const result = await client.chat({ chatDetails: { compartmentId, servingMode, chatRequest } });
  if (!isObject(result)) throw new Error('The SDK gave no answer.');
  return objectOf(objectOf(result.chatResult).chatResponse);
}

type Written = inference.models.GenericChatRequest['messages'];

async function generic(model: string): Promise<string> {
  const text = (of: string): inference.models.TextContent[] => [{ type: 'TEXT', text: of }];
  const messages: NonNullable<Written> = [
    { role: 'USER', content: text(question) } as inference.models.UserMessage,
  ];
  for (let round = 0; round < rounds; round += 1) {
    const chatRequest: inference.models.GenericChatRequest = {
      apiFormat: 'GENERIC',
      messages,
      tools: tools.map((tool) => ({ type: 'FUNCTION', ...tool })),
    };
    const [choice] = objectsOf((await native(model, chatRequest)).choices);
    const message = objectOf(choice?.message);
    const toolCalls = objectsOf(message.toolCalls);
    if (toolCalls.length === 0) return textOf(objectsOf(message.content)[0]?.text);
    messages.push({
      role: 'ASSISTANT',
      toolCalls: toolCalls.map((call) => ({
        type: 'FUNCTION',
        id: textOf(call.id) || 'made-up',
        name: textOf(call.name),
        arguments: textOf(call.arguments),
      })),
    } as inference.models.AssistantMessage);
    for (const call of toolCalls) {
      const content = text(run(textOf(call.name), JSON.parse(textOf(call.arguments))));
      const toolCallId = textOf(call.id) || 'made-up';
      messages.push({ role: 'TOOL', toolCallId, content } as inference.models.ToolMessage);
    }
  }
  throw new Error('The agent came to no answer.');
}

async function cohere(model: string): Promise<string> {
  let chatHistory: inference.models.CohereMessage[] = [];
  let toolResults: inference.models.CohereToolResult[] = [];
  let message = question;
  for (let round = 0; round < rounds; round += 1) {
    const chatRequest: inference.models.CohereChatRequest = {
      apiFormat: 'COHERE',
      message,
      chatHistory,
      ...(toolResults.length === 0 ? {} : { toolResults }),
      tools: tools.map(({ name, description }) => ({
        name,
        description,
        parameterDefinitions: { city: { type: 'str', isRequired: true } },
      })),
    };
    const response = await native(model, chatRequest);
    const calls = objectsOf(response.toolCalls);
    if (calls.length === 0) return textOf(response.text);
    const toolCalls = calls.map((call) => ({
      name: textOf(call.name),
      parameters: objectOf(call.parameters),
    }));
    const asked: inference.models.CohereUserMessage = { role: 'USER', message };
    const older: inference.models.CohereToolMessage = { role: 'TOOL', toolResults };
    const called: inference.models.CohereChatBotMessage = {
      role: 'CHATBOT',
      message: '',
      toolCalls,
    };
    chatHistory = [...chatHistory, message === '' ? older : asked, called];
    message = '';
    toolResults = toolCalls.map((call) => ({
      call,
      outputs: [{ output: run(call.name, call.parameters) }],
    }));
  }
  throw new Error('The agent came to no answer.');
}

describe('an agent with tools comes to an answer that uses what they say', () => {
  it.each([
    'meta.llama-3.3-70b-instruct',
    'xai.grok-4.3',
    'openai.gpt-4.1',
    'openai.gpt-oss-120b',
    'google.gemini-2.5-flash',
  ])('%s on chat completions, on Responses where it is served, and natively', async (model) => {
    expect(await completions(model, false)).toMatch(answer);
    if (!model.startsWith('google.')) expect(await completions(model, true)).toMatch(answer);
    if (!model.startsWith('meta.')) expect(await responses(model)).toMatch(answer);
    expect(await generic(model)).toMatch(answer);
  });

  it('cohere.command-a-03-2025 in its own format', async () => {
    expect(await cohere('cohere.command-a-03-2025')).toMatch(answer);
  });
});

describe('a conversation', () => {
  it('knows what was said, over Responses that refer to each other', async () => {
    const client = keyed(mock.tenancy.access);
    const model = 'xai.grok-4.3';
    const first = await client.responses.create({ model, input: 'My name is Ada.' });
    const second = await client.responses.create({
      model,
      input: 'What is my name?',
      previous_response_id: first.id,
    });
    expect(second.output_text).toBe('Your name is Ada.');
    expect(second.usage?.input_tokens).toBeGreaterThan(first.usage?.total_tokens ?? 0);
  });

  it('gives JSON that a schema demands, in each native form', async () => {
    const schema = {
      type: 'object',
      properties: { city: { type: 'string' }, degrees: { type: 'integer', minimum: -5 } },
      required: ['city', 'degrees'],
    };
    const content: inference.models.TextContent[] = [{ type: 'TEXT', text: 'Weather in Cork?' }];
    const message = { role: 'USER', content } as inference.models.UserMessage;
    const said = await native('xai.grok-4.3', {
      apiFormat: 'GENERIC',
      messages: [message],
      responseFormat: { type: 'JSON_SCHEMA', jsonSchema: { name: 'weather', schema } },
    } as inference.models.GenericChatRequest);
    const [choice] = objectsOf(said.choices);
    const text = textOf(objectsOf(objectOf(choice?.message).content)[0]?.text);
    expect(JSON.parse(text)).toEqual({ city: 'Cork', degrees: 1 });
    const cohered = await native('cohere.command-a-03-2025', {
      apiFormat: 'COHERE',
      message: 'Weather in Cork?',
      responseFormat: { type: 'JSON_OBJECT', schema },
    } as inference.models.CohereChatRequest);
    expect(JSON.parse(textOf(cohered.text))).toEqual({ city: 'Cork', degrees: 1 });
  });
});

/** The slow one is asked once: it takes its time. */
const models = (persona: PersonaName): readonly string[] =>
  persona === 'slow'
    ? ['xai.grok-4.3']
    : ['xai.grok-4.3', 'openai.gpt-oss-120b', 'google.gemini-2.5-flash'];

describe.each(personaNames)('the persona %s', (persona) => {
  it('is played by each family, in streams and whole answers', async () => {
    const { access, journal } = await mock.createTenancy({ switches: { persona } });
    const client = keyed(access);
    const tool = { type: 'function', function: tools[0] } as const;
    for (const model of models(persona)) {
      for (const stream of persona === 'slow' ? [false] : [false, true]) {
        const asked = { model, stream, messages: [{ role: 'user', content: question }] as Asked[] };
        const made = client.chat.completions.create({ ...asked, tools: [tool] }).asResponse();
        if (persona === 'failing') await expect(made).rejects.toMatchObject({ status: 500 });
        else {
          const body = await (await made).text();
          expect(body.includes('content_filter')).toBe(persona === 'filtered');
          expect(body.includes('get_weather')).toBe(!['echo', 'filtered'].includes(persona));
        }
      }
    }
    if (persona === 'slow') {
      // Timers end late, never early; the clock beside them may be a hair behind.
      expect(journal()[0]?.response?.chunks[0]?.at).toBeGreaterThan(990);
    }
    const statuses = new Set(journal().map(({ response }) => response?.status));
    expect([...statuses]).toEqual([persona === 'failing' ? 500 : 200]);
  });
});
