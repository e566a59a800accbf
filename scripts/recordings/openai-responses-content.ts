/** What Responses answers are made of: one function a kind of content, for streams and whole answers. */
import type { BuiltInCall, ToolCall } from '../../src/protocol/turn.js';
import { type Kit, pieces, words } from './kit.js';
import {
  builtIn,
  counts,
  functionCall,
  type Item,
  message,
  openReasoning,
  refusalPart,
  summary,
  textPart,
} from './openai-responses-events.js';
import type { Content } from './openai-responses-say.js';
import type { Json } from './recipe.js';

type ContentOf = (kit: Kit) => Content;

const flat = (name: string, ...members: readonly string[]): Json => ({
  type: 'function',
  name,
  description: `Calls ${name}.`,
  parameters: {
    type: 'object',
    properties: Object.fromEntries(members.map((member) => [member, { type: 'string' }])),
    required: members,
    additionalProperties: false,
  },
  strict: true,
});

const tools = [flat('find_train', 'from', 'to'), flat('get_tide', 'harbour'), flat('ring_bell')];
const offered: Pick<Content, 'ask' | 'echo'> = { ask: { tools }, echo: { tools } };
const offering = (...own: readonly Json[]): Pick<Content, 'ask' | 'echo'> => ({
  ask: { tools: own },
  echo: { tools: own },
});

/** A text, in increments of its words. */
export const text =
  (said?: string, increments: (text: string) => readonly string[] = words): ContentOf =>
  (kit) => {
    const full = said ?? kit.sentence();
    return { items: [message(kit, [textPart(increments(full))])], turn: { text: full } };
  };

export const inCodePoints = (full: string): readonly string[] => pieces(full, 2);

export const obfuscated: ContentOf = (kit) => {
  const full = kit.sentence();
  const part = textPart(words(full), [], () => ({ obfuscation: kit.hex(8) }));
  return { items: [message(kit, [part])], turn: { text: full } };
};

export const refusal: ContentOf = (kit) => {
  const refused = 'I cannot help with that.';
  return { items: [message(kit, [refusalPart(words(refused))])], turn: { refusal: refused } };
};

export const textThenRefusal: ContentOf = (kit) => {
  const full = kit.sentence();
  const refused = 'The rest I will not say.';
  return {
    items: [message(kit, [textPart(words(full)), refusalPart(words(refused))])],
    turn: { text: full, refusal: refused },
  };
};

export const twoMessages: ContentOf = (kit) => {
  const [first, second] = [kit.sentence(), kit.sentence()];
  return {
    items: [
      message(kit, [textPart(words(first))], { phase: 'commentary' }),
      message(kit, [textPart(words(second))], { phase: 'final_answer' }),
    ],
    turn: { text: first + second },
  };
};

/** A text whose input was in the cache, in part. */
export const cachedInput: ContentOf = (kit) => {
  const said = text()(kit);
  const usage = { ...counts, promptTokens: 12_033, totalTokens: 12_045, cachedTokens: 11_904 };
  return { ...said, turn: { ...said.turn, usage } };
};

export const inConversation: ContentOf = (kit) => {
  const id = `conv_ord_${kit.hex(48)}`;
  return { ...text()(kit), ask: { conversation: id }, echo: { conversation: { id } } };
};

export const afterResponse: ContentOf = (kit) => {
  const previous_response_id = `resp_ord_${kit.hex(48)}`;
  return { ...text()(kit), ask: { previous_response_id }, echo: { previous_response_id } };
};

export const withoutRetention: ContentOf = (kit) => ({ ...text()(kit), echo: { store: false } });

const measured = { ...counts, completionTokens: 140, totalTokens: 171, reasoningTokens: 128 };
const effort: Pick<Content, 'ask' | 'echo'> = {
  ask: { reasoning: { effort: 'low', summary: 'auto' } },
  echo: { reasoning: { effort: 'low', summary: 'detailed' } },
};

const thenText = (kit: Kit, first: Item, reasoning: string): Content => {
  const full = kit.sentence();
  return {
    items: [first, message(kit, [textPart(words(full))])],
    turn: { text: full, reasoning, usage: measured },
    ...effort,
  };
};

export const reasoned: ContentOf = (kit) => {
  const thought = kit.sentence();
  return thenText(kit, summary(kit, [words(thought)]), thought);
};

export const reasonedInTwo: ContentOf = (kit) => {
  const [one, two] = [`**${kit.sentence()}**\n\n`, `**${kit.sentence()}**\n\n`];
  return thenText(kit, summary(kit, [words(one), words(two)]), one + two);
};

export const reasonedInTheOpen: ContentOf = (kit) => {
  const thought = kit.sentence();
  return thenText(kit, openReasoning(kit, words(thought)), thought);
};

export const reasonedInSecret: ContentOf = (kit) => {
  const more = { encrypted_content: `gAAAAAB${kit.hex(64)}` };
  const full = kit.sentence();
  return {
    items: [summary(kit, [], more), message(kit, [textPart(words(full))])],
    turn: { text: full, usage: measured },
    ask: { store: false, include: ['reasoning.encrypted_content'] },
    echo: { store: false },
  };
};

const tide = (kit: Kit): ToolCall => ({
  id: `call_${kit.hex(24)}`,
  name: 'get_tide',
  arguments: JSON.stringify({ harbour: kit.city() }),
});
const train = (kit: Kit): ToolCall => ({
  id: `call_${kit.hex(24)}`,
  name: 'find_train',
  arguments: JSON.stringify({ from: kit.city(), to: kit.city() }),
});

const callItem = (kit: Kit, call: ToolCall, increments = pieces(call.arguments, 6)): Item =>
  functionCall(kit, call.id ?? '', call.name, increments);

/** Calls of functions, one item after the other. */
export const calls =
  (...callsOf: readonly ((kit: Kit) => ToolCall)[]): ContentOf =>
  (kit) => {
    const toolCalls = callsOf.map((call) => call(kit));
    return { items: toolCalls.map((call) => callItem(kit, call)), turn: { toolCalls }, ...offered };
  };

export const oneCall = calls(tide);
export const twoCalls = calls(tide, train);
export const sameTwice = calls(tide, tide);
export const callWithoutArguments = calls((kit) => ({
  id: `call_${kit.hex(24)}`,
  name: 'ring_bell',
  arguments: '{}',
}));
export const callWithNoText = calls((kit) => ({
  id: `call_${kit.hex(24)}`,
  name: 'ring_bell',
  arguments: '',
}));
export const callWithBrokenArguments = calls((kit) => ({
  id: `call_${kit.hex(24)}`,
  name: 'get_tide',
  arguments: '{"harbour": "Ply',
}));

export const commentaryThenCall: ContentOf = (kit) => {
  const said = kit.sentence();
  const call = tide(kit);
  return {
    items: [message(kit, [textPart(words(said))], { phase: 'commentary' }), callItem(kit, call)],
    turn: { text: said, toolCalls: [call] },
    ...offered,
  };
};

export const summaryCommentaryCall: ContentOf = (kit) => {
  const thought = kit.sentence();
  const content = commentaryThenCall(kit);
  return {
    ...content,
    items: [summary(kit, [words(thought)]), ...content.items],
    turn: { ...content.turn, reasoning: thought, usage: measured },
  };
};

export const reasonedTwiceThenCalls: ContentOf = (kit) => {
  const [one, two] = [kit.sentence(), kit.sentence()];
  const [first, second] = [tide(kit), train(kit)];
  return {
    items: [
      summary(kit, [words(one)]),
      callItem(kit, first),
      summary(kit, [words(two)]),
      callItem(kit, second),
    ],
    turn: { reasoning: one + two, toolCalls: [first, second], usage: measured },
    ...offered,
  };
};

export const customTool: ContentOf = (kit) => {
  const input = `print("${kit.city()}")\n`;
  const call_id = `call_${kit.hex(24)}`;
  const name = 'run_code';
  const item = builtIn(
    kit,
    'ctc',
    'custom_tool_call',
    { status: 'in_progress', call_id, input: '', name },
    [
      ...pieces(input, 5).map((delta) => ({
        type: 'response.custom_tool_call_input.delta',
        delta,
      })),
      { type: 'response.custom_tool_call_input.done', input },
    ],
    { status: 'completed', input },
  );
  const own = { type: 'custom', name, description: 'Runs code.', format: { type: 'text' } };
  return {
    items: [item],
    turn: { builtInCalls: [{ type: 'custom_tool_call', id: call_id, name, input }] },
    ...offering(own),
  };
};

const states = (item: string, ...names: readonly string[]): readonly Json[] =>
  names.map((name) => ({ type: `response.${item}.${name}` }));

/** Calls of the service's tools, and a text after them with what it cites. */
function found(
  kit: Kit,
  items: readonly Item[],
  builtInCalls: readonly BuiltInCall[],
  citations: (text: string) => readonly Json[],
  asked: Pick<Content, 'ask' | 'echo'>,
): Content {
  const full = kit.sentence();
  return {
    items: [...items, message(kit, [textPart(words(full), citations(full))])],
    turn: { text: full, builtInCalls },
    ...asked,
  };
}

const idOf = ({ done }: Item): string => String(done.id);

export const fileSearch: ContentOf = (kit) => {
  const query = kit.question();
  const item = builtIn(
    kit,
    'fs',
    'file_search_call',
    { status: 'in_progress', queries: [], results: null },
    states('file_search_call', 'in_progress', 'searching', 'completed'),
    { status: 'completed', queries: [query] },
  );
  const file_id = `file-ord-${kit.hex(32)}`;
  return found(
    kit,
    [item],
    [{ type: 'file_search_call', id: idOf(item), input: query }],
    (full) => [{ type: 'file_citation', index: full.length - 1, file_id, filename: 'tides.txt' }],
    offering({ type: 'file_search', vector_store_ids: [`vs_ord_${kit.hex(32)}`] }),
  );
};

export const webSearch: ContentOf = (kit) => {
  const query = kit.question();
  const item = builtIn(
    kit,
    'ws',
    'web_search_call',
    { status: 'in_progress', action: { type: 'search', query: '' } },
    states('web_search_call', 'in_progress', 'searching', 'completed'),
    { status: 'completed', action: { type: 'search', query } },
  );
  return found(
    kit,
    [item],
    [{ type: 'web_search_call', id: idOf(item), input: query }],
    (full) =>
      ['https://example.com/tides', 'https://example.org/trains'].map((url) => ({
        type: 'url_citation',
        start_index: 0,
        end_index: full.length,
        title: 'An example',
        url,
      })),
    offering({ type: 'web_search' }),
  );
};

export const codeInterpreter: ContentOf = (kit) => {
  const code = 'sum(range(10))';
  const item = builtIn(
    kit,
    'ci',
    'code_interpreter_call',
    {
      status: 'in_progress',
      code: '',
      container_id: `cntr_${kit.hex(32)}`,
      outputs: null,
    },
    [
      ...states('code_interpreter_call', 'in_progress'),
      ...pieces(code, 4).map((delta) => ({
        type: 'response.code_interpreter_call_code.delta',
        delta,
      })),
      { type: 'response.code_interpreter_call_code.done', code },
      ...states('code_interpreter_call', 'interpreting', 'completed'),
    ],
    { status: 'completed', code },
  );
  return found(
    kit,
    [item],
    [{ type: 'code_interpreter_call', id: idOf(item), input: code }],
    () => [],
    offering({ type: 'code_interpreter', container: { type: 'auto', memory_limit: '4g' } }),
  );
};

const pixel =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mP8/58BAAMCAf9z9bkAAAAASUVORK5CYII=';

export const imageGeneration: ContentOf = (kit) => {
  const prompt = kit.sentence();
  const item = builtIn(
    kit,
    'ig',
    'image_generation_call',
    { status: 'in_progress', result: null },
    [
      ...states('image_generation_call', 'in_progress', 'generating'),
      ...[0, 1].map((partial_image_index) => ({
        type: 'response.image_generation_call.partial_image',
        partial_image_index,
        partial_image_b64: pixel,
      })),
      ...states('image_generation_call', 'completed'),
    ],
    { status: 'completed', result: pixel, revised_prompt: prompt },
  );
  return {
    items: [item],
    turn: {
      builtInCalls: [{ type: 'image_generation_call', id: idOf(item), input: prompt }],
    },
    ...offering({ type: 'image_generation' }),
  };
};

const mcpServer = {
  type: 'mcp',
  server_label: 'harbour',
  server_url: 'https://example.com/mcp',
  require_approval: 'never',
};

const mcpList = (kit: Kit): Item => {
  const own = { name: 'get_tide', description: 'Tells the tide.', input_schema: {} };
  return builtIn(
    kit,
    'mcpl',
    'mcp_list_tools',
    { server_label: 'harbour', tools: [], error: null },
    states('mcp_list_tools', 'in_progress', 'completed'),
    { tools: [own] },
  );
};

const mcpCall = (kit: Kit, input: string, end: 'completed' | 'failed', done: Json): Item =>
  builtIn(
    kit,
    'mcp',
    'mcp_call',
    {
      status: 'in_progress',
      approval_request_id: null,
      arguments: '',
      error: null,
      name: 'get_tide',
      output: null,
      server_label: 'harbour',
    },
    [
      ...states('mcp_call', 'in_progress'),
      ...pieces(input, 6).map((delta) => ({ type: 'response.mcp_call_arguments.delta', delta })),
      { type: 'response.mcp_call_arguments.done', arguments: input },
      ...states('mcp_call', end),
    ],
    { status: end, arguments: input, ...done },
  );

const mcp =
  (end: 'completed' | 'failed', done: Json): ContentOf =>
  (kit) => {
    const input = JSON.stringify({ harbour: kit.city() });
    const [list, call] = [mcpList(kit), mcpCall(kit, input, end, done)];
    return found(
      kit,
      [list, call],
      [
        { type: 'mcp_list_tools', id: idOf(list), name: 'harbour' },
        { type: 'mcp_call', id: idOf(call), name: 'get_tide', input },
      ],
      () => [],
      offering(mcpServer),
    );
  };

export const mcpWell = mcp('completed', { output: 'High at noon.' });
export const mcpFailed = mcp('failed', { error: 'The server does not answer.' });

export const mcpApproval: ContentOf = (kit) => {
  const input = JSON.stringify({ harbour: kit.city() });
  const list = mcpList(kit);
  const request = builtIn(
    kit,
    'mcpr',
    'mcp_approval_request',
    { arguments: input, name: 'get_tide', server_label: 'harbour' },
    [],
    {},
  );
  return {
    items: [list, request],
    turn: { builtInCalls: [{ type: 'mcp_list_tools', id: idOf(list), name: 'harbour' }] },
    ...offering({ ...mcpServer, require_approval: 'always' }),
  };
};
