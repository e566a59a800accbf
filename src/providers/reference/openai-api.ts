/** Any operation of `openai` by its name, other than a chat turn. */
import type OpenAI from 'openai';
import { toFile } from 'openai';
import type { ApiCall, ApiMethod } from '../../protocol/call.js';
import { isObject, objectOf, textOf } from '../../protocol/json.js';
import type { StepOutcome } from '../../suites/trace.js';
import { idIn, readOutcome } from './openai-chat.js';
import { type OpenAiContext, withClient } from './openai-client.js';

/** Pages that one listing follows at most. */
const mostPages = 10;

/** What stands on the management host; their search and their files stand with all else. */
const managed: ReadonlySet<ApiMethod> = new Set<ApiMethod>([
  'vectorStores.create',
  'vectorStores.list',
  'vectorStores.retrieve',
  'vectorStores.update',
  'vectorStores.delete',
]);

/**
 * Performs the operation. Its outcome's `value` is what the SDK gave, as JSON; of a list `{data, pages}`,
 * the entries of all pages and their number; of a file's content its text. A response that is
 * retrieved gives its `turn` too, and one that is replayed as a stream gives that alone.
 *
 * `files.create` takes its `file` as text, and the name of the file from `filename`.
 */
export function openAiApi(call: ApiCall, context: OpenAiContext): Promise<StepOutcome> {
  const plane = managed.has(call.method) ? 'management' : 'inference';
  return withClient(context, plane, async (client) => {
    const result = await invoke(client, call.method, await argumentsOf(call));
    if (isPage(result)) return { value: await gather(result) };
    if (result instanceof Response) return { value: await result.text() };
    if (isStream(result)) return readOutcome(result, 'openai-responses', context);
    return { value: plain(result), ...idIn(result), ...turnOf(call, result, context) };
  });
}

/** Walks the dotted name down from the client. */
async function invoke(
  client: OpenAI,
  method: ApiMethod,
  given: readonly unknown[],
): Promise<unknown> {
  const path = method.split('.');
  const name = path.pop() ?? '';
  let owner: unknown = client;
  for (const part of path) owner = objectOf(owner)[part];
  const action = objectOf(owner)[name];
  if (typeof action !== 'function') throw new Error(`openai has no operation ${method}.`);
  const result: unknown = Reflect.apply(action, owner, [...given]);
  return result;
}

async function argumentsOf(call: ApiCall): Promise<readonly unknown[]> {
  if (call.method !== 'files.create') return call.arguments;
  const [body, ...rest] = call.arguments;
  const { file, filename, ...fields } = objectOf(body);
  const content = Buffer.from(textOf(file));
  return [{ ...fields, file: await toFile(content, textOf(filename) || 'file.txt') }, ...rest];
}

interface Page extends AsyncIterable<unknown> {
  iterPages(): AsyncIterable<unknown>;
}

function isPage(value: unknown): value is Page {
  return isObject(value) && typeof value.iterPages === 'function';
}

async function gather(first: Page): Promise<{ data: readonly unknown[]; pages: number }> {
  const data: unknown[] = [];
  let pages = 0;
  for await (const page of first.iterPages()) {
    const entries = objectOf(page).data;
    if (Array.isArray(entries)) data.push(...entries.map(plain));
    pages += 1;
    if (pages === mostPages) break;
  }
  return { data, pages };
}

function isStream(value: unknown): value is AsyncIterable<unknown> {
  return typeof value === 'object' && value !== null && Symbol.asyncIterator in value;
}

/** As JSON: what the SDK adds that is none is left out. */
function plain(value: unknown): unknown {
  const text = JSON.stringify(value);
  return text === undefined ? null : JSON.parse(text);
}

function turnOf({ method }: ApiCall, result: unknown, { readers }: OpenAiContext): StepOutcome {
  if (method !== 'responses.retrieve') return {};
  const { turn, error } = readers.answer(result, 'openai-responses');
  return { turn, ...(error === undefined ? {} : { error }) };
}
