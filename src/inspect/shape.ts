/** What frames look like, their words left out: for telling variants apart, and for finding what is alike. Pure. */
import { isObject } from '../protocol/json.js';

/** Strings that are part of the form, not of what is said. */
const words: ReadonlySet<string> = new Set([
  'type',
  'role',
  'object',
  'apiFormat',
  'finishReason',
  'finish_reason',
]);

/** Members that depend on the request or on the counts, not on how the format is spoken. */
const opaque: ReadonlySet<string> = new Set(['response', 'chatHistory', 'usage', 'item']);

function shapeOf(value: unknown, key: string): string {
  if (isObject(value)) {
    if (opaque.has(key)) return key;
    const members = Object.keys(value).map((name) => `${name}:${shapeOf(value[name], name)}`);
    return `{${members.join()}}`;
  }
  if (Array.isArray(value)) {
    return opaque.has(key) ? key : `[${value.map((one) => shapeOf(one, '')).join()}]`;
  }
  if (typeof value === 'string') return shapeOfText(value, key);
  if (typeof value === 'number') return key === 'index' ? String(value) : 'number';
  return String(value);
}

/** Whole arguments of a tool are told from a part of them: that is all that sets some patterns apart. */
function shapeOfText(text: string, key: string): string {
  if (words.has(key)) return text;
  if (text === '') return '""';
  return key === 'arguments' && isWhole(text) ? 'object' : 'text';
}

function isWhole(text: string): boolean {
  try {
    return isObject(JSON.parse(text));
  } catch {
    return false;
  }
}

/**
 * The shape of one frame, or of a whole answer.
 *
 * @example
 * frameShape('{"index":0,"message":{"content":[{"type":"TEXT","text":"Hi"}]}}');
 * // '{index:0,message:{content:[{type:TEXT,text:text}]}}'
 */
export function frameShape(payload: string): string {
  if (payload === '[DONE]') return payload;
  try {
    return shapeOf(JSON.parse(payload), '');
  } catch {
    return 'no JSON';
  }
}

/**
 * The members of a frame, each with what stands there.
 *
 * @example
 * membersOf('{"choices":[{"delta":{"content":null}}]}'); // ['choices[].delta.content: null']
 */
export function membersOf(payload: string): readonly string[] {
  try {
    return leavesOf(JSON.parse(payload), '', '');
  } catch {
    return [payload === '[DONE]' ? payload : 'a frame that is no JSON'];
  }
}

function leavesOf(value: unknown, key: string, path: string): readonly string[] {
  if (opaque.has(key)) return [path];
  if (isObject(value) && Object.keys(value).length > 0) {
    return Object.keys(value).flatMap((name) =>
      leavesOf(value[name], name, path === '' ? name : `${path}.${name}`),
    );
  }
  if (Array.isArray(value) && value.length > 0) {
    return value.flatMap((one) => leavesOf(one, '', `${path}[]`));
  }
  const shape = shapeOf(value, key);
  return [
    key === 'index' || ['text', 'object', 'number'].includes(shape) ? path : `${path}: ${shape}`,
  ];
}

/** The shapes of a stream: what is said in many increments or in one looks the same. */
export function streamShape(payloads: readonly string[]): readonly string[] {
  return withoutRuns(payloads.map(frameShape));
}

function withoutRuns(shapes: readonly string[]): readonly string[] {
  return shapes.filter((shape, at) => shape !== shapes[at - 1]);
}

/**
 * How far two streams are apart: shapes to put in or take out.
 *
 * @example
 * distance(['a', 'b'], ['b', 'c']); // 2
 */
export function distance(one: readonly string[], other: readonly string[]): number {
  let row = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (const [at, shape] of one.entries()) {
    const next = [at + 1];
    for (const [there, its] of other.entries()) {
      const replaced = shape === its ? (row[there] ?? 0) : Number.POSITIVE_INFINITY;
      next.push(Math.min(replaced, (row[there + 1] ?? 0) + 1, (next[there] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
