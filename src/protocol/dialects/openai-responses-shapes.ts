/**
 * What events, items and Response objects must have. Open to members that are not named here: the service
 * may add some, and clients ignore them. Source: npm openai 6.30.1, `src/resources/responses/responses.ts`.
 */
import { isObject, type JsonObject, objectsOf } from '../json.js';
import type { Problem } from './dialect.js';
import { echoDefaults } from './openai-responses-echo.js';
import type { MemberKind, Members } from './openai-responses-events.js';

/** A departure at a place, without a frame. */
type Departure = Pick<Problem, 'path' | 'message'>;

const kinds: Readonly<Record<MemberKind, (value: unknown) => boolean>> = {
  text: (value) => typeof value === 'string',
  count: (value) => Number.isSafeInteger(value) && Number(value) >= 0,
  list: Array.isArray,
  object: isObject,
  'text-or-null': (value) => value === null || typeof value === 'string',
};

const wanted: Readonly<Record<MemberKind, string>> = {
  text: 'a string',
  count: 'a count',
  list: 'an array',
  object: 'an object',
  'text-or-null': 'a string or null',
};

/** Members that are missing or of another kind. */
export function memberProblems(
  holder: JsonObject,
  members: Members,
  at = '',
): readonly Departure[] {
  return Object.entries(members).flatMap(([name, kind]) => {
    const path = at === '' ? name : `${at}.${name}`;
    if (!(name in holder)) return [{ path, message: 'This member is missing.' }];
    return kinds[kind](holder[name]) ? [] : [{ path, message: `Expected ${wanted[kind]}.` }];
  });
}

/** What each type of item must have, beside `type`. */
const itemMembers: ReadonlyMap<string, Members> = new Map(
  Object.entries({
    message: { id: 'text', role: 'text', status: 'text', content: 'list' },
    reasoning: { id: 'text', summary: 'list' },
    function_call: { call_id: 'text', name: 'text', arguments: 'text' },
    custom_tool_call: { call_id: 'text', name: 'text', input: 'text' },
    file_search_call: { id: 'text', status: 'text', queries: 'list' },
    web_search_call: { id: 'text', status: 'text', action: 'object' },
    code_interpreter_call: {
      id: 'text',
      status: 'text',
      code: 'text-or-null',
      container_id: 'text',
    },
    image_generation_call: { id: 'text', status: 'text', result: 'text-or-null' },
    mcp_list_tools: { id: 'text', server_label: 'text', tools: 'list' },
    mcp_call: { id: 'text', name: 'text', server_label: 'text', arguments: 'text' },
    mcp_approval_request: { id: 'text', name: 'text', server_label: 'text', arguments: 'text' },
  } satisfies Record<string, Members>),
);

/** What each type of part must have, beside `type`. */
const partMembers: ReadonlyMap<string, Members> = new Map(
  Object.entries({
    output_text: { text: 'text', annotations: 'list' },
    refusal: { refusal: 'text' },
    reasoning_text: { text: 'text' },
    summary_text: { text: 'text' },
  } satisfies Record<string, Members>),
);

/** An output item's departures; items of a type that is not known here have none. */
export function itemProblems(item: JsonObject, at: string): readonly Departure[] {
  const members = itemMembers.get(String(item.type)) ?? {};
  const parts = (key: 'content' | 'summary') =>
    objectsOf(item[key]).flatMap((part, n) => partProblems(part, `${at}.${key}[${n}]`));
  return [
    ...memberProblems(item, { type: 'text', ...members }, at),
    ...parts('content'),
    ...parts('summary'),
  ];
}

/** A part's departures. */
export function partProblems(part: JsonObject, at: string): readonly Departure[] {
  const members = partMembers.get(String(part.type));
  return members === undefined
    ? [{ path: `${at}.type`, message: `There is no part ${JSON.stringify(part.type)}.` }]
    : memberProblems(part, members, at);
}

const statuses: readonly unknown[] = [
  'queued',
  'in_progress',
  'completed',
  'failed',
  'cancelled',
  'incomplete',
];

const counts: Members = {
  input_tokens: 'count',
  input_tokens_details: 'object',
  output_tokens: 'count',
  output_tokens_details: 'object',
  total_tokens: 'count',
};

/** A Response object's departures, but for its items. */
export function responseProblems(response: JsonObject, at: string): readonly Departure[] {
  const path = (name: string): string => (at === '' ? name : `${at}.${name}`);
  const present = ['completed_at', 'error', 'incomplete_details', ...Object.keys(echoDefaults)];
  return [
    ...memberProblems(
      response,
      { id: 'text', object: 'text', created_at: 'count', model: 'text', output: 'list' },
      at,
    ),
    ...present
      .filter((name) => !(name in response))
      .map((name) => ({ path: path(name), message: 'This member is missing.' })),
    ...(response.object === 'response'
      ? []
      : [{ path: path('object'), message: 'Expected "response".' }]),
    ...(statuses.includes(response.status)
      ? []
      : [{ path: path('status'), message: 'There is no such status.' }]),
    ...(isObject(response.usage) ? memberProblems(response.usage, counts, path('usage')) : []),
  ];
}

/** Whether two JSON values are the same, whatever the order of keys. */
export function sameJson(one: unknown, other: unknown): boolean {
  if (Array.isArray(one) && Array.isArray(other)) {
    return one.length === other.length && one.every((value, n) => sameJson(value, other[n]));
  }
  if (!isObject(one) || !isObject(other)) return one === other;
  const keys = Object.keys(one);
  return (
    keys.length === Object.keys(other).length &&
    keys.every((key) => key in other && sameJson(one[key], other[key]))
  );
}
