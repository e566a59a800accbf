// The formats of native chat: what each says of a call, and what is read from its frames. A whole answer is read as
// one frame. Oracle's SDK hands both over as they are.
const parts = (text) => [{ type: 'TEXT', text }];

/** OpenAI's models, but the open-weight ones, refuse `maxTokens`. */
export const limitOf = (model) =>
  /^openai\.(?!gpt-oss)/.test(model) ? 'maxCompletionTokens' : 'maxTokens';

const generic = {
  request: ({ model, messages, tools, options: { maxTokens, reasoningEffort, ...same } }) => ({
    messages: messages.map(({ role, text, toolCalls, toolCallId }) => ({
      role: role.toUpperCase(),
      content: text || !toolCalls ? parts(text) : undefined,
      toolCalls: toolCalls?.map((one) => ({ type: 'FUNCTION', ...one })),
      toolCallId,
    })),
    tools: tools?.map((one) => ({ type: 'FUNCTION', ...one })),
    [limitOf(model)]: maxTokens,
    reasoningEffort: reasoningEffort?.toUpperCase(),
    ...same,
  }),
  read(turn, frame) {
    const choice = (frame.chatResponse ?? frame).choices?.[0] ?? frame;
    const { content, reasoningContent, toolCalls } = choice.message ?? choice.delta ?? {};
    for (const { function: nested, ...flat } of toolCalls ?? []) {
      const { id, name, arguments: text = '' } = { ...nested, ...flat };
      const known = turn.toolCalls.find((one) => id && one.id === id);
      if (!known && (id || name)) turn.toolCalls.push({ id, name, arguments: text });
      else (known ?? turn.toolCalls.at(-1)).arguments += text;
    }
    turn.finishReason = choice.finishReason ?? turn.finishReason;
    turn.usage = choice.usage ?? frame.usage ?? turn.usage;
    const texts = [content ?? []].flat().map((part) => part.text ?? part);
    return {
      text: texts.filter((one) => typeof one === 'string').join(''),
      reasoning: reasoningContent ?? '',
    };
  },
};

const typesOfPython = { string: 'str', integer: 'int', number: 'float', boolean: 'bool' };
const definitionsOf = ({ properties = {}, required = [] }) =>
  Object.fromEntries(
    Object.entries(properties).map(([name, { type, description }]) => [
      name,
      { type: typesOfPython[type] ?? 'str', description, isRequired: required.includes(name) },
    ]),
  );
const callOf = ({ name, arguments: text }) => ({ name, parameters: JSON.parse(text) });
const rolesOfCohere = { user: 'USER', assistant: 'CHATBOT', system: 'SYSTEM', developer: 'SYSTEM' };

const cohere = {
  request({ messages, tools, options: { stop: stopSequences, ...same } }) {
    const calls = messages.flatMap((one) => one.toolCalls ?? []);
    const entries = [];
    for (const { role, text: message, toolCalls, toolCallId } of messages) {
      if (role !== 'tool') {
        const made = toolCalls && { toolCalls: toolCalls.map(callOf) };
        entries.push({ role: rolesOfCohere[role], message, ...made });
        continue;
      }
      const call = callOf(calls.find(({ id }) => id === toolCallId));
      if (entries.at(-1)?.role !== 'TOOL') entries.push({ role: 'TOOL', toolResults: [] });
      entries.at(-1).toolResults.push({ call, outputs: [{ output: message }] });
    }
    const { message = '', toolResults } = entries.pop();
    const offered = tools?.map(({ name, description, parameters }) => ({
      ...{ name, description, parameterDefinitions: definitionsOf(parameters) },
    }));
    const chatHistory = entries.length > 0 ? entries : undefined;
    return { message, toolResults, chatHistory, tools: offered, stopSequences, ...same };
  },
  /** The last frame, and one with calls, says the whole text again. */
  read(turn, { text = '', toolCalls, finishReason, errorMessage, chatHistory, usage }) {
    if (finishReason?.startsWith('ERROR')) throw new Error(errorMessage ?? finishReason);
    if (toolCalls) {
      turn.toolCalls = toolCalls.map(({ name, parameters }) => ({
        ...{ name, arguments: JSON.stringify(parameters) },
      }));
    }
    turn.finishReason = finishReason ?? turn.finishReason;
    turn.usage = usage ?? turn.usage;
    const again = (finishReason || toolCalls || chatHistory) && text.startsWith(turn.text);
    return { text: again ? text.slice(turn.text.length) : text };
  },
};

const cohereV2 = {
  request: ({ messages, tools, options: { stop: stopSequences, ...same } }) => ({
    messages: messages.map(({ role, text, toolCalls, toolCallId }) => ({
      role: role === 'developer' ? 'SYSTEM' : role.toUpperCase(),
      content: text || !toolCalls ? parts(text) : undefined,
      toolCalls: toolCalls?.map(({ id, ...one }) => ({ id, type: 'FUNCTION', function: one })),
      toolCallId,
    })),
    tools: tools?.map((one) => ({ type: 'FUNCTION', function: one })),
    stopSequences,
    ...same,
  }),
  read(turn, { message, finishReason, errorMessage, usage }) {
    if (finishReason?.startsWith('ERROR')) throw new Error(errorMessage ?? finishReason);
    turn.toolCalls.push(
      ...(message?.toolCalls ?? []).map(({ id, function: one }) => ({ id, ...one })),
    );
    turn.finishReason = finishReason ?? turn.finishReason;
    turn.usage = usage ?? turn.usage;
    const all = (kind) => (message?.content ?? []).map((part) => part[kind] ?? '').join('');
    return { text: all('text'), reasoning: all('thinking') };
  },
};

/** By `apiFormat`: `request(call)` gives the members of the chat request, `read(turn, frame)` what is new in a frame. */
export const formats = { GENERIC: generic, COHERE: cohere, COHEREV2: cohereV2 };
