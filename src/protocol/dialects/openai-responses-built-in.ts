/**
 * Calls of tools that the service runs itself, and of custom tools, as output items: one row a type.
 * Items: npm openai 6.30.1, `ResponseOutputItem`.
 */
import { type JsonObject, objectOf, objectsOf, textOf } from '../json.js';
import type { BuiltInCall } from '../turn.js';

/** What writing needs. */
export interface BuiltInWriting {
  readonly nextId: (prefix: string) => string;
  readonly split: (text: string) => readonly string[];
  /** The label of the MCP server whose tools are called. */
  readonly serverLabel: string;
}

/** One type of call. */
interface BuiltInRow {
  /** Of the item's id. */
  readonly prefix: string;
  /** The item when it is announced, and what it has more, or otherwise, when it is done. */
  readonly write: (
    call: BuiltInCall,
    writing: BuiltInWriting,
  ) => { readonly opened: JsonObject; readonly done: JsonObject };
  /** The events between, without `item_id` and `output_index`. */
  readonly steps: (call: BuiltInCall, writing: BuiltInWriting) => readonly JsonObject[];
  /** What the item was called with, and by which name. */
  readonly read: (item: JsonObject) => Pick<BuiltInCall, 'name' | 'input'>;
}

/** A picture of one white pixel, as PNG in base64. */
const onePixel =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mP8/58BAAMCAf9z9bkAAAAASUVORK5CYII=';

const step = (type: string, members: JsonObject = {}): JsonObject => ({ type, ...members });
const states = (item: string, ...names: readonly string[]): readonly JsonObject[] =>
  names.map((name) => step(`response.${item}.${name}`));
const deltas = (type: string, text: string, { split }: BuiltInWriting): readonly JsonObject[] =>
  split(text).map((delta) => step(type, { delta }));
const inputOf = ({ input = '' }: BuiltInCall): string => input;
const named = (name: string): Pick<BuiltInCall, 'name'> => (name === '' ? {} : { name });
const given = (input: string): Pick<BuiltInCall, 'input'> => (input === '' ? {} : { input });

const completed = { status: 'completed' };
const inProgress = { status: 'in_progress' };

const rows: Readonly<Record<BuiltInCall['type'], BuiltInRow>> = {
  file_search_call: {
    prefix: 'fs',
    write: (call) => {
      const queries = call.input === undefined ? [] : [call.input];
      return {
        opened: { ...inProgress, queries: [], results: null },
        done: { ...completed, queries },
      };
    },
    steps: () => states('file_search_call', 'in_progress', 'searching', 'completed'),
    read: (item) => given(Array.isArray(item.queries) ? item.queries.map(textOf).join('\n') : ''),
  },
  web_search_call: {
    prefix: 'ws',
    write: (call) => ({
      opened: { ...inProgress, action: { type: 'search', query: '' } },
      done: { ...completed, action: { type: 'search', query: inputOf(call) } },
    }),
    steps: () => states('web_search_call', 'in_progress', 'searching', 'completed'),
    read: ({ action }) => {
      const { query, url } = objectOf(action);
      return given(textOf(query) || textOf(url));
    },
  },
  code_interpreter_call: {
    prefix: 'ci',
    write: (call, { nextId }) => ({
      opened: { ...inProgress, code: '', container_id: nextId('cntr'), outputs: null },
      done: { ...completed, code: inputOf(call) },
    }),
    steps: (call, writing) => [
      ...states('code_interpreter_call', 'in_progress'),
      ...deltas('response.code_interpreter_call_code.delta', inputOf(call), writing),
      step('response.code_interpreter_call_code.done', { code: inputOf(call) }),
      ...states('code_interpreter_call', 'interpreting', 'completed'),
    ],
    read: ({ code }) => given(textOf(code)),
  },
  image_generation_call: {
    prefix: 'ig',
    write: (call) => ({
      opened: { ...inProgress, result: null },
      done: {
        ...completed,
        result: onePixel,
        ...(call.input === undefined ? {} : { revised_prompt: call.input }),
      },
    }),
    steps: () => [
      ...states('image_generation_call', 'in_progress', 'generating'),
      step('response.image_generation_call.partial_image', {
        partial_image_index: 0,
        partial_image_b64: onePixel,
      }),
      ...states('image_generation_call', 'completed'),
    ],
    read: ({ revised_prompt: prompt }) => given(textOf(prompt)),
  },
  mcp_list_tools: {
    prefix: 'mcpl',
    write: (call, { serverLabel }) => ({
      opened: { server_label: call.name ?? serverLabel, tools: [] },
      done: {},
    }),
    steps: () => states('mcp_list_tools', 'in_progress', 'completed'),
    read: ({ server_label: label }) => named(textOf(label)),
  },
  mcp_call: {
    prefix: 'mcp',
    write: (call, { serverLabel }) => ({
      opened: {
        ...inProgress,
        approval_request_id: null,
        arguments: '',
        error: null,
        name: call.name ?? '',
        output: null,
        server_label: serverLabel,
      },
      done: { ...completed, arguments: inputOf(call), output: '' },
    }),
    steps: (call, writing) => [
      ...states('mcp_call', 'in_progress'),
      ...deltas('response.mcp_call_arguments.delta', inputOf(call), writing),
      step('response.mcp_call_arguments.done', { arguments: inputOf(call) }),
      ...states('mcp_call', 'completed'),
    ],
    read: (item) => ({ ...named(textOf(item.name)), ...given(textOf(item.arguments)) }),
  },
  custom_tool_call: {
    prefix: 'ctc',
    write: (call, { nextId }) => ({
      opened: {
        ...inProgress,
        call_id: call.id ?? nextId('call'),
        input: '',
        name: call.name ?? '',
      },
      done: { ...completed, input: inputOf(call) },
    }),
    steps: (call, writing) => [
      ...deltas('response.custom_tool_call_input.delta', inputOf(call), writing),
      step('response.custom_tool_call_input.done', { input: inputOf(call) }),
    ],
    read: (item) => ({ ...named(textOf(item.name)), ...given(textOf(item.input)) }),
  },
};

const isType = (type: unknown): type is BuiltInCall['type'] =>
  typeof type === 'string' && Object.hasOwn(rows, type);

/** A call as the item that is announced, the item that is done, and the events between. */
export function writeBuiltIn(call: BuiltInCall, writing: BuiltInWriting) {
  const row = rows[call.type];
  // A custom tool's result is told apart by `call_id`, which the turn knows as the call's id.
  const own = call.type === 'custom_tool_call' ? undefined : call.id;
  const { opened, done } = row.write(call, writing);
  const head = { id: own ?? writing.nextId(row.prefix), type: call.type, ...opened };
  return { opened: head, item: { ...head, ...done }, steps: row.steps(call, writing) };
}

/** The call that an output item is; `undefined` for items of other types. */
export function readBuiltIn(item: JsonObject): BuiltInCall | undefined {
  const { type } = item;
  if (!isType(type)) return undefined;
  const id = textOf(type === 'custom_tool_call' ? item.call_id : item.id);
  return { type, ...(id === '' ? {} : { id }), ...rows[type].read(item) };
}

/** What the text cites where these calls found something; the names are the kit's own. */
export function citationsOf(calls: readonly BuiltInCall[], text: string): readonly JsonObject[] {
  if (text === '') return [];
  return calls.flatMap((call): readonly JsonObject[] => {
    if (call.type === 'file_search_call') {
      return [
        {
          type: 'file_citation',
          index: text.length - 1,
          file_id: 'file-example',
          filename: 'example.txt',
        },
      ];
    }
    if (call.type !== 'web_search_call') return [];
    return [
      {
        type: 'url_citation',
        start_index: 0,
        end_index: text.length,
        title: 'An example',
        url: 'https://example.com/',
      },
    ];
  });
}

/** The label of the first MCP server among a request's tools, or `mcp`. */
export function serverLabelOf(tools: unknown): string {
  const server = objectsOf(tools).find((tool) => tool.type === 'mcp');
  return textOf(server?.server_label) || 'mcp';
}
