/** Content of Responses answers that call tools of the service, or custom ones. */
import type { BuiltInCall } from '../../src/protocol/turn.js';
import { type Kit, pieces, words } from './kit.js';
import { builtIn, type Item, message, textPart } from './openai-responses-events.js';
import type { Content } from './openai-responses-say.js';
import type { Json } from './recipe.js';

type ContentOf = (kit: Kit) => Content;

const offering = (...own: readonly Json[]): Pick<Content, 'ask' | 'echo'> => ({
  ask: { tools: own },
  echo: { tools: own },
});

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
    { server_label: 'harbour', tools: [] },
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
